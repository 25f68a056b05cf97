package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What STS sees when EKS assumes a role for a pod: six request tags, of which the name and the UID
/// of the pod are not known here (mode podid-trust-policy). Other tags are never sent.
record PodIdentityRequest(ClusterInfo cluster, String namespace, String serviceAccount)
    implements RequestContext {
  private static final String TAG = "aws:requesttag/";
  private static final List<String> OF_THE_POD =
      List.of("kubernetes-pod-name", "kubernetes-pod-uid");

  private Map<String, String> tags() {
    return Map.of(
        "eks-cluster-arn",
        cluster.arn(),
        "eks-cluster-name",
        cluster.name(),
        "kubernetes-namespace",
        namespace,
        "kubernetes-service-account",
        serviceAccount);
  }

  @Override
  public Carried under(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (lower.startsWith(TAG)) {
      String tag = lower.substring(TAG.length());
      if (OF_THE_POD.contains(tag)) {
        return new Carried.Unknown();
      }
      return Optional.ofNullable(tags().get(tag))
          .<Carried>map(Carried.Values::of)
          .orElseGet(Carried.Nothing::new);
    }
    if (lower.equals("aws:sourceaccount")) {
      // sent or not, another account is never let in
      return Arn.parse(cluster.arn())
          .<Carried>map(arn -> Carried.Values.of(arn.account()))
          .orElseGet(Carried.Unknown::new);
    }
    return WebIdentityRequest.Claim.parse(key).isPresent()
        ? new Carried.Nothing()
        : new Carried.Unknown();
  }
}
