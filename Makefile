# The only commands anyone learns. Each says what it does; the scripts behind them are in .ci/.

.PHONY: help run test window typing dev lint bench torture package windows

help: ## this list
	@sed -nE 's/^([a-z]+): ## (.*)/  make \1	\2/p' Makefile | expand -t 18

run: ## build and open the app (without a display: on a virtual one, with a picture in target/run.png; ONCE=1 ends there)
	@.ci/open.sh

test: ## every test: Rust, interface, browser, the core of the real window's
	@.ci/test.sh

window: ## all tests in the real window, the long ones too
	@.ci/window.sh --grep-invert @hours

typing: ## 500 syllables into each field with every input method, in the real window (an hour and a half)
	@.ci/window.sh --grep @hours

dev: ## the app with the screens reloading as you edit
	@.ci/dev.sh

lint: ## formatting, clippy, the interface's linters, licences and sources of all dependencies
	@.ci/lint.sh

bench: ## the measured comparisons
	@.ci/bench.sh

torture: ## what notes must outlive, in full: kills, power cuts, full disks, damage (some minutes)
	@.ci/torture.sh

package: ## a .deb in target/release/bundle/deb
	@.ci/package.sh

windows: ## both programs, an installer and a portable folder for Windows in target/windows, tried under Wine
	@.ci/windows.sh
