//! The door itself.

use serde_json::json;
use study::api::COMMANDS;
use support::Desk;

#[test]
fn unknown_commands_and_shapes_are_refused() {
    let desk = Desk::new();
    assert_eq!(desk.refused("no_such_command", json!({})), "bad_request");
    assert_eq!(desk.refused("search", json!({ "query": 7 })), "bad_request");
    assert_eq!(desk.refused("open_document", json!(null)), "bad_request");
}

#[test]
fn every_command_answers_an_empty_request_in_words() {
    let desk = Desk::new();
    for command in COMMANDS {
        // Whatever it says, it says it in a reply or an error, never in a panic.
        let _ = desk.try_call(command, json!({}));
    }
}

#[test]
fn commands_without_a_request_take_null() {
    let desk = Desk::new();
    assert_eq!(desk.call("profiles", json!(null)), json!([]));
}
