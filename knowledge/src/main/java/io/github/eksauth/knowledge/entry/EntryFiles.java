package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Doc;
import java.util.Map;
import java.util.Optional;

/// The files of one entry before anything is made of them.
///
/// @param id name of the entry's folder
/// @param folder path of the folder as the author knows it, for messages
/// @param entry content of entry.yaml, if it could be read as YAML
/// @param zh content of zh.yaml, likewise
/// @param snippets text of the .tf files by file name
record EntryFiles(
    String id, String folder, Optional<Doc> entry, Optional<Doc> zh, Map<String, String> snippets) {
  EntryFiles {
    snippets = Map.copyOf(snippets);
  }
}
