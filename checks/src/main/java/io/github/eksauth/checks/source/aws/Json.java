package io.github.eksauth.checks.source.aws;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that others wrote: not too deep, not too long.
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxStringLength(1024 * 1024)
                          .maxDocumentLength(4L * 1024 * 1024)
                          .build())
                  .build())
          .build();

  private Json() {}

  /// @throws tools.jackson.core.JacksonException when the text is not JSON
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }
}
