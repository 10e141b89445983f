//! Any query on the shipped library: parsed, restored, planned, run, its hits lit. It never panics, and what it lights
//! are whole characters of the text.

#![no_main]

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use libfuzzer_sys::fuzz_target;
use library::parse;
use search::{Index, Request};

const LIMIT: usize = 5;

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let sources = [
            ("huong-dan-nq06", include_str!("../../../../../content/huong-dan-nq06/index.md")),
            ("thuat-ngu", include_str!("../../../../../content/thuat-ngu/index.md")),
            ("tom-luoc-nq06", include_str!("../../../../../content/tom-luoc-nq06/index.md")),
        ];
        let documents = sources.map(|(id, source)| Arc::new(parse(source, id).0));
        Index::in_memory(&documents, &|_, _| true).expect("an index in memory")
    })
}

fn assert_in_order(ranges: &[Range<usize>], text: &str) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && range.start < range.end, "{ranges:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?}");
        end = range.end;
    }
}

fuzz_target!(|query: &str| {
    for (typing, as_typed) in [(true, false), (false, true)] {
        let request = Request { query, typing, as_typed, limit: LIMIT, doc: None, kind: None };
        let page = index().search(&request).expect("memory doesn't fail");
        assert!(page.hits.len() <= LIMIT.min(page.total));
        for hit in &page.hits {
            assert!(hit.score.is_finite());
            assert!(hit.document.provisions[hit.provision].blocks.contains(&hit.block));
            assert_in_order(&hit.marks, &hit.document.blocks[hit.block].inline.text);
        }
        if let Some(hit) = page.hits.first() {
            for (block, ranges) in index().marks(hit.document.id(), query, as_typed) {
                assert_in_order(&ranges, &hit.document.blocks[block].inline.text);
            }
        }
    }
});
