/// Files that people write: YAML as a tree that knows its lines, and every problem of a file at
/// once, each with its line and what to write instead. Uses `text` to find what was meant.
@NullMarked
package io.github.eksauth.knowledge.yaml;

import org.jspecify.annotations.NullMarked;
