package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// What IAM's simulation of a request comes to (K16). It knows the policies of the principal; it
/// knows neither trust policies nor session policies nor the context of the real request.
final class Simulated {
  private static final String EXPLICIT = "explicitDeny";

  private Simulated() {}

  static Verdict judge(Facts facts, FactKey.Simulation request) {
    return Verdicts.given(
        facts,
        request,
        answer -> verdict(request, answer),
        () ->
            unsure(
                "IAM knows no %s to simulate requests of",
                "IAM 中没有可供模拟的 %s", request.principalArn()));
  }

  private static Verdict verdict(FactKey.Simulation request, SimulatedAccess answer) {
    return answer.allowed()
        ? healthy(
            Words.of(
                "by its policies %s may call %s on %s; conditions of the real request and session"
                    + " policies do not show in this",
                "按其策略，%s 可以对 %3$s 调用 %2$s；真实请求的条件和会话策略不会体现在这里",
                request.principalArn(),
                request.action(),
                request.resource()),
            request.principalArn())
        : broken(refusal(request, answer), request.principalArn());
  }

  private static Words refusal(FactKey.Simulation request, SimulatedAccess answer) {
    boolean explicit = answer.decision().equals(EXPLICIT);
    Words how =
        explicit
            ? new Words("an explicit deny refuses", "有显式拒绝（explicit deny），禁止")
            : new Words("no policy allows", "没有策略允许");
    Words by =
        answer.deniedBy().isEmpty()
            ? Words.same("")
            : Words.of(
                " (held back by: %s)",
                "（受限于：%s）", Words.same(String.join(", ", layers(answer.deniedBy()))));
    return Words.of(
        "%s %s to call %s on %s%s",
        "%s %s 对 %4$s 调用 %3$s%5$s",
        how,
        request.principalArn(),
        request.action(),
        request.resource(),
        by);
  }

  private static List<String> layers(List<String> deniedBy) {
    return deniedBy.stream()
        .map(layer ->
            switch (layer) {
              case "organization" -> "service control policy";
              case "boundary" -> "permissions boundary";
              default -> layer;
            })
        .toList();
  }

  static boolean denied(Verdict verdict) {
    return verdict instanceof Verdict.Broken;
  }

  /// Whether the answer is known and is a deny that no allow can outweigh.
  static boolean explicitlyDenied(Facts facts, FactKey.Simulation request) {
    return facts
        .get(request)
        .ifKnown()
        .filter(answer -> answer.decision().equals(EXPLICIT))
        .isPresent();
  }
}
