package io.github.eksauth.checks.fact;

import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A trust policy as the JSON document that IAM keeps. Where IAM allows one text or a list of
/// texts, so do we.
public final class TrustPolicyJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TrustPolicyJson() {}

  /// Reads the decoded document (IAM's API hands it out URL-encoded).
  ///
  /// @throws IllegalArgumentException when it is not a policy; the message says where
  public static TrustPolicy read(JsonNode document) {
    if (!document.isObject()) {
      throw new IllegalArgumentException("the policy is not a JSON object");
    }
    var statements = new ArrayList<Statement>();
    for (JsonNode statement : oneOrMany(document.path("Statement"))) {
      if (!statement.isObject()) {
        throw new IllegalArgumentException("Statement holds something that is not an object");
      }
      statements.add(statement(statement));
    }
    return new TrustPolicy(statements);
  }

  /// The document that [#read] takes back to an equal policy.
  public static JsonNode write(TrustPolicy policy) {
    ObjectNode document = JSON.objectNode().put("Version", "2012-10-17");
    ArrayNode statements = document.putArray("Statement");
    for (Statement statement : policy.statements()) {
      ObjectNode out = statements.addObject().put("Effect", statement.effect());
      String principal = statement.notPrincipals() ? "NotPrincipal" : "Principal";
      if (statement.principals().equals(Map.of("*", List.of("*")))) {
        out.put(principal, "*");
      } else {
        ObjectNode kinds = out.putObject(principal);
        statement.principals().forEach((kind, names) -> kinds.set(kind, texts(names)));
      }
      out.set(statement.notActions() ? "NotAction" : "Action", texts(statement.actions()));
      if (!statement.conditions().isEmpty()) {
        ObjectNode conditions = out.putObject("Condition");
        for (Condition condition : statement.conditions()) {
          conditions
              .withObjectProperty(condition.operator())
              .set(condition.key(), texts(condition.values()));
        }
      }
    }
    return document;
  }

  private static Statement statement(JsonNode statement) {
    boolean notPrincipals = statement.has("NotPrincipal");
    boolean notActions = statement.has("NotAction");
    var conditions = new ArrayList<Condition>();
    for (Map.Entry<String, JsonNode> operator : statement.path("Condition").properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        conditions.add(
            new Condition(operator.getKey(), key.getKey(), texts(key.getKey(), key.getValue())));
      }
    }
    return new Statement(
        statement.path("Effect").asString(""),
        principals(statement.path(notPrincipals ? "NotPrincipal" : "Principal")),
        notPrincipals,
        texts("Action", statement.path(notActions ? "NotAction" : "Action")),
        notActions,
        conditions);
  }

  private static Map<String, List<String>> principals(JsonNode principal) {
    var kinds = new TreeMap<String, List<String>>();
    if (principal.isString()) {
      kinds.put("*", List.of(principal.asString()));
    } else {
      principal
          .properties()
          .forEach(kind -> kinds.put(kind.getKey(), texts(kind.getKey(), kind.getValue())));
    }
    return kinds;
  }

  private static List<String> texts(String key, JsonNode node) {
    var texts = new ArrayList<String>();
    for (JsonNode text : oneOrMany(node)) {
      if (!text.isValueNode()) {
        throw new IllegalArgumentException(key + " holds something that is not a text");
      }
      texts.add(text.asString());
    }
    return texts;
  }

  private static ArrayNode texts(List<String> texts) {
    ArrayNode array = JSON.arrayNode();
    texts.forEach(array::add);
    return array;
  }

  /// What stands alone or in a list, as a list: IAM allows either in many places.
  public static List<JsonNode> oneOrMany(JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      return List.of(node);
    }
    var all = new ArrayList<JsonNode>();
    node.forEach(all::add);
    return all;
  }
}
