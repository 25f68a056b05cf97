package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicyJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Policies as IAM and KMS hand them out: JSON, which IAM also encodes as part of a URL. What
/// cannot be understood is unseen, with the name of the policy in the reason.
final class PolicyDocument {
  private PolicyDocument() {}

  /// A policy that says who may: the trust policy of a role, the policy of a key.
  static Fact<TrustPolicy> trust(String what, String document) {
    return read(what, document, TrustPolicyJson::read);
  }

  /// A policy that says what its owner may.
  static Fact<List<PolicyStatement>> permissions(String what, String document) {
    return read(what, document, PolicyDocument::statements);
  }

  private static <T> Fact<T> read(String what, String document, Function<JsonNode, T> reader) {
    try {
      String text =
          document.stripLeading().startsWith("{")
              ? document
              : URLDecoder.decode(document, StandardCharsets.UTF_8);
      JsonNode json = Json.read(text);
      if (!json.path("Statement").isContainer()) {
        throw new IllegalArgumentException("the policy has no Statement");
      }
      return Fact.known(reader.apply(json));
    } catch (JacksonException notJson) {
      return Fact.unseen(what + " could not be understood: it is not JSON");
    } catch (IllegalArgumentException wrong) {
      return Fact.unseen(
          what + " could not be understood: " + Clean.text(String.valueOf(wrong.getMessage())));
    }
  }

  private static List<PolicyStatement> statements(JsonNode document) {
    var statements = new ArrayList<PolicyStatement>();
    for (JsonNode statement : TrustPolicyJson.oneOrMany(document.path("Statement"))) {
      if (!statement.isObject()) {
        throw new IllegalArgumentException("Statement holds something that is not an object");
      }
      boolean notActions = statement.has("NotAction");
      boolean notResources = statement.has("NotResource");
      statements.add(
          new PolicyStatement(
              statement.path("Effect").asString(""),
              texts("Action", statement.path(notActions ? "NotAction" : "Action")),
              notActions,
              // what holds for all but some resources is told as: for all, under conditions
              notResources ? List.of("*") : texts("Resource", statement.path("Resource")),
              notResources || !statement.path("Condition").isEmpty()));
    }
    return statements;
  }

  private static List<String> texts(String key, JsonNode node) {
    var texts = new ArrayList<String>();
    for (JsonNode text : TrustPolicyJson.oneOrMany(node)) {
      if (!text.isString()) {
        throw new IllegalArgumentException(key + " holds something that is not a text");
      }
      texts.add(text.stringValue());
    }
    return texts;
  }
}
