package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.CertificateRequest;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What Kubernetes knows about nodes: those that registered, their names and certificates, and the
/// rights of EKS over them.
///
/// They run when asked: a node or a certificate that is seconds old is not wrong yet, and checks
/// have no clock.
final class RegisteredNodeChecks {
  private static final String SERVING = "kubernetes.io/kubelet-serving";
  private static final int MOST_NAMED = 3;

  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "nodes-ready",
              "The nodes that registered are Ready",
              "已注册的节点都是 Ready",
              (facts, focus) -> ready(facts, focus)),
          Rule.asked(
              "node-username-matches",
              "The username template of the node role renders to the node's name",
              "节点角色的用户名模板与节点名一致",
              NodeNames::judge),
          Rule.asked(
              "node-csrs-approved",
              "No serving certificate of a kubelet waits for approval",
              "没有等待批准的 kubelet 服务证书",
              (facts, focus) -> approved(facts, focus)),
          Rule.asked(
              "node-manager-bound",
              "The ClusterRole eks:node-manager exists and is bound",
              "ClusterRole eks:node-manager 存在且已绑定",
              (facts, focus) -> NodeManager.judge(facts)),
          Rule.asked(
              "instance-role-mapped",
              "The instance carries the role that is mapped",
              "实例所带的角色就是已映射的角色",
              InstanceRoles::mapped));

  private RegisteredNodeChecks() {}

  private static Verdict ready(Facts facts, Focus focus) {
    return Verdicts.given(
        new FactKey.Nodes().what(),
        Machines.nodes(facts, focus),
        RegisteredNodeChecks::ready,
        () -> ready(List.of()));
  }

  private static Verdict ready(List<Node> nodes) {
    if (nodes.isEmpty()) {
      return notApplicable("no such node has registered on EC2", "没有这样的 EC2 节点注册");
    }
    List<Node> not = nodes.stream().filter(node -> !node.ready()).toList();
    if (not.isEmpty()) {
      return healthy(Words.of("all nodes are Ready (%s)", "所有节点都是 Ready（%s 个）", nodes.size()));
    }
    var shown = new ArrayList<Words>();
    not.stream().limit(MOST_NAMED).forEach(node -> shown.add(words(node)));
    return new Verdict.Broken(
        Words.of(
            "%s of %s nodes are not Ready: %s",
            "%2$s 个节点中有 %1$s 个不是 Ready：%3$s", not.size(), nodes.size(), Words.sentences(shown)),
        not.stream().map(Node::name).toList());
  }

  private static Words words(Node node) {
    Words since =
        node.createdAt()
            .map(LastWriter::minutes)
            .map(time -> Words.of(" (registered %s)", "（注册于 %s）", time))
            .orElse(Words.same(""));
    Words name = Words.same(node.name()).then(since);
    return node.notReadyBecause().isEmpty()
        ? name
        : name.then(Words.same(": " + node.notReadyBecause()));
  }

  private static Verdict approved(Facts facts, Focus focus) {
    return Verdicts.given(
        facts,
        new FactKey.CertificateRequests(),
        all -> approved(inFocus(all, focus)),
        () -> approved(List.of()));
  }

  /// The requests of the node that the question names, if there are any; else all.
  private static List<CertificateRequest> inFocus(List<CertificateRequest> all, Focus focus) {
    List<CertificateRequest> serving =
        all.stream().filter(request -> request.signer().equals(SERVING)).toList();
    Optional<String> user = focus.on(Subject.KUBERNETES_USER);
    List<CertificateRequest> own =
        serving.stream()
            .filter(request -> user.isPresent() && request.requestor().equals(user.get()))
            .toList();
    return own.isEmpty() ? serving : own;
  }

  private static Verdict approved(List<CertificateRequest> requests) {
    List<CertificateRequest> waiting = requests.stream().filter(CertificateRequest::waits).toList();
    if (waiting.isEmpty()) {
      return healthy(
          Words.of(
              "no request for the serving certificate of a kubelet is waiting (%s seen)",
              "没有等待批准的 kubelet 服务证书请求（共看到 %s 个）", requests.size()));
    }
    var shown = new ArrayList<Words>();
    waiting.stream().limit(MOST_NAMED).forEach(request -> shown.add(words(request)));
    return new Verdict.Broken(
        Words.of(
            "%s requests for serving certificates are waiting: %s",
            "有 %s 个服务证书请求等待批准：%s", waiting.size(), Words.sentences(shown)),
        waiting.stream().map(CertificateRequest::name).toList());
  }

  private static Words words(CertificateRequest request) {
    Words since =
        request
            .createdAt()
            .map(LastWriter::minutes)
            .map(time -> Words.of(", since %s", "，自 %s 起", time))
            .orElse(Words.same(""));
    return Words.of("%s of %s%s", "%2$s 的 %1$s%3$s", request.name(), request.requestor(), since);
  }
}
