package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.FieldManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who wrote which part of an object, as `metadata.managedFields` keeps it: a tree in which the
/// field `data` is called `f:data`, and a key of it `f:mapRoles`.
final class ManagedFields {
  private static final String FIELD = "f:";

  private ManagedFields() {}

  /// Every writer, with the keys of this field of the object that it owns.
  static List<FieldManager> of(Json object, String field) {
    return entries(object).stream()
        .map(entry ->
            new FieldManager(
                entry.at("manager").text(),
                entry.at("operation").text(),
                entry.at("time").time(),
                keys(entry.at("fieldsV1").at(FIELD + field))))
        .toList();
  }

  /// Who wrote one annotation, and when; the latest of several.
  record Writer(String name, Optional<Instant> time) {}

  static Optional<Writer> ofAnnotation(Json object, String annotation) {
    return entries(object).stream()
        .filter(entry ->
            entry
                .at("fieldsV1")
                .at(FIELD + "metadata")
                .at(FIELD + "annotations")
                .fields()
                .containsKey(FIELD + annotation))
        .map(entry -> new Writer(entry.at("manager").text(), entry.at("time").time()))
        .max(Comparator.comparing(writer -> writer.time().orElse(Instant.MIN)));
  }

  private static List<Json> entries(Json object) {
    return object.at("metadata").at("managedFields").items();
  }

  private static List<String> keys(Json owned) {
    return owned.fields().keySet().stream()
        .filter(key -> key.startsWith(FIELD))
        .map(key -> key.substring(FIELD.length()))
        .toList();
  }
}
