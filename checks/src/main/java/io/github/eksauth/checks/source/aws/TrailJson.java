package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.TrailEvent;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads events of CloudTrail, and tells those of one cluster from those of others. The ARN and the
/// OIDC issuer of the cluster are empty when they are not known.
///
/// The document in an event is described in
/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
record TrailJson(String cluster, String clusterArn, String issuer) {
  /// A parameter list is for reading; nobody reads more.
  private static final int MOST_PARAMETERS = 60;

  private static final int LONGEST = 1000;

  /// Whom an event is about.
  sealed interface Concern {}

  /// This cluster.
  record Ours(TrailEvent event) implements Concern {}

  /// Something else.
  record Others() implements Concern {}

  /// It could not be read, so nobody knows.
  record Unclear() implements Concern {}

  Concern read(Event event) {
    boolean named =
        event.resources().stream()
            .anyMatch(resource ->
                isOurs(Wire.text(resource.resourceName()))
                    && Wire.text(resource.resourceType()).startsWith("AWS::EKS"));
    JsonNode document;
    try {
      document = Json.read(Wire.text(event.cloudTrailEvent()));
    } catch (JacksonException unreadable) {
      document = Json.read("{}");
      if (!named) {
        return new Unclear();
      }
    }
    JsonNode identity = document.path("userIdentity");
    Map<String, String> parameters = new LinkedHashMap<>();
    flatten("", document.path("requestParameters"), parameters, 0);
    if (!named && !concerns(document, identity, parameters)) {
      return new Others();
    }
    return new Ours(
        new TrailEvent(
            Wire.text(event.eventName()),
            Optional.ofNullable(event.eventTime()),
            who(identity, Wire.text(event.username())),
            document.path("userAgent").asString(""),
            document.path("errorCode").asString(""),
            document.path("errorMessage").asString(""),
            parameters));
  }

  private boolean concerns(JsonNode document, JsonNode identity, Map<String, String> parameters) {
    if (cluster.equals(parameters.get("clusterName"))
        || (document.path("eventSource").asString("").equals("eks.amazonaws.com")
            && cluster.equals(parameters.get("name")))) {
      return true;
    }
    for (JsonNode resource : document.path("resources")) {
      if (isOurs(resource.path("ARN").asString(""))) {
        return true;
      }
    }
    return parameters.values().stream().anyMatch(this::isOurArn)
        || (!issuer.isEmpty()
            && identity
                .path("identityProvider")
                .asString("")
                .endsWith(issuer.replaceFirst("^https://", "")));
  }

  private boolean isOurs(String resource) {
    return resource.equals(cluster) || isOurArn(resource);
  }

  /// The ARN of the cluster, or of a part of it: `…:fargateprofile/<cluster>/…`.
  private boolean isOurArn(String text) {
    if (!text.startsWith("arn:")) {
      return false;
    }
    if (!clusterArn.isEmpty() && text.equals(clusterArn)) {
      return true;
    }
    int colon = clusterArn.indexOf(":cluster/");
    return colon > 0
        && text.startsWith(clusterArn.substring(0, colon + 1))
        && text.contains("/" + cluster + "/");
  }

  /// The most telling name there is: the ARN of the session or user, else the service, else what
  /// CloudTrail shows as the user.
  private static String who(JsonNode identity, String username) {
    for (String name : new String[] {"arn", "invokedBy", "principalId"}) {
      String text = identity.path(name).asString("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return username;
  }

  /// The texts among the parameters; a parameter inside another one is called `outer.inner`, an
  /// item of a list `list.0`.
  private static void flatten(String name, JsonNode node, Map<String, String> into, int depth) {
    if (depth > 5 || into.size() >= MOST_PARAMETERS) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        flatten(
            name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(),
            entry.getValue(),
            into,
            depth + 1);
      }
    } else if (node.isArray()) {
      int index = 0;
      for (JsonNode item : node) {
        flatten(name + "." + index++, item, into, depth + 1);
      }
    } else if (node.isString() && !name.isEmpty()) {
      into.put(name, decoded(node.stringValue()));
    }
  }

  /// EKS keeps an ARN that stood in a URL as it stood there: `arn%3Aaws%3A…`.
  private static String decoded(String text) {
    String whole = text;
    if (text.toLowerCase(Locale.ROOT).startsWith("arn%3a")) {
      try {
        whole = URLDecoder.decode(text, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException notEncoded) {
        whole = text;
      }
    }
    return whole.length() > LONGEST ? whole.substring(0, LONGEST) + "…" : whole;
  }
}
