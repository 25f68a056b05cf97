package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.CertificateRequest;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.NodeClass;
import java.util.Optional;

/// Makes facts of the objects that machines bring with them.
final class Machines {
  private Machines() {}

  static Node node(Json node) {
    Json metadata = node.at("metadata");
    Optional<Json> condition =
        node.at("status").at("conditions").items().stream()
            .filter(it -> it.at("type").text().equals("Ready"))
            .findFirst();
    boolean ready = condition.filter(it -> it.at("status").text().equals("True")).isPresent();
    return new Node(
        metadata.at("name").needed(),
        node.at("spec").at("providerID").text(),
        ready,
        ready ? "" : condition.map(Machines::because).orElse("its kubelet has reported no state"),
        node.at("spec").at("taints").items().stream().map(Machines::taint).toList(),
        metadata.at("labels").textFields(),
        metadata.at("creationTimestamp").time());
  }

  /// The reason is a word, `KubeletNotReady`; the message tells it, such as that the CNI is
  /// missing.
  private static String because(Json condition) {
    String reason = condition.at("reason").text();
    String message = condition.at("message").text();
    return reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
  }

  /// As kubectl writes it: `key=value:Effect`, `key:Effect`.
  private static String taint(Json taint) {
    String value = taint.at("value").text();
    return taint.at("key").needed()
        + (value.isEmpty() ? "" : "=" + value)
        + ":"
        + taint.at("effect").text();
  }

  static CertificateRequest certificateRequest(Json request) {
    Json metadata = request.at("metadata");
    return new CertificateRequest(
        metadata.at("name").needed(),
        request.at("spec").at("signerName").text(),
        request.at("spec").at("username").text(),
        decided(request, "Approved"),
        decided(request, "Denied"),
        metadata.at("creationTimestamp").time());
  }

  private static boolean decided(Json request, String type) {
    return request.at("status").at("conditions").items().stream()
        .anyMatch(condition -> condition.at("type").text().equals(type));
  }

  /// A NodeClass of Karpenter or of Auto Mode: the two have these fields in common.
  static NodeClass nodeClass(Json nodeClass) {
    return new NodeClass(
        nodeClass.at("metadata").at("name").needed(),
        nodeClass.at("spec").at("role").text(),
        nodeClass.at("spec").at("instanceProfile").text());
  }
}
