/// Entries: what each failure mode says about itself, read from files and validated while reading.
/// Uses `text` to cut phrases and `hcl` to check snippets; `match` and `answer` use it.
@NullMarked
package io.github.eksauth.knowledge.entry;

import org.jspecify.annotations.NullMarked;
