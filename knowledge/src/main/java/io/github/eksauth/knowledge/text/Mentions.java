package io.github.eksauth.knowledge.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names a paste mentions: what it is about, as far as the text itself says.
///
/// @param cluster name of the EKS cluster
/// @param region AWS region
/// @param profile name of a Fargate profile
/// @param namespace Kubernetes namespace
/// @param pod name of a pod
/// @param caller ARN of the identity that was refused
/// @param subnet id of a subnet
/// @param argument Terraform argument that the error names
/// @param image container image
/// @param module major version of the Terraform EKS module that is in use or being moved to
/// @param arns every ARN in reading order, without repeats
/// @param further what else it names, by the placeholder that it fills
public record Mentions(
    Optional<String> cluster,
    Optional<String> region,
    Optional<String> profile,
    Optional<String> namespace,
    Optional<String> pod,
    Optional<String> caller,
    Optional<String> subnet,
    Optional<String> argument,
    Optional<String> image,
    Optional<Integer> module,
    List<String> arns,
    Map<String, String> further) {

  private static final String NAME = "([A-Za-z0-9][A-Za-z0-9_-]{0,99}+)";
  private static final String LABEL = "([a-z0-9][a-z0-9.-]{0,252}+)";
  private static final String ARN =
      "(arn:aws[a-z-]{0,20}+:[a-z0-9-]{1,30}+:[a-z0-9-]{0,30}+:[0-9]{0,12}+:[A-Za-z0-9_+=,.@/:-]{1,300}+)";

  private static final List<Pattern> CLUSTER =
      patterns(
          ":eks:[a-z0-9-]{1,30}+:[0-9]{12}:cluster/" + NAME,
          ":fargateprofile/" + NAME + "/",
          "--cluster(?:-name)?+[ =]" + NAME,
          "update-kubeconfig[^\\n]{0,80}?--name[ =]" + NAME,
          "EKS (?:Fargate Profile|Access Entry|Node Group|Add-On) \\(" + NAME + ":",
          "because cluster " + NAME + " currently");
  private static final List<Pattern> REGION =
      patterns(
          "\\barn:aws[a-z-]{0,20}+:eks:([a-z]{2}(?:-[a-z]{1,12}+){1,2}+-\\d)\\b",
          "\\.([a-z]{2}(?:-[a-z]{1,12}+){1,2}+-\\d)\\.eks\\.amazonaws\\.com",
          "--region[ =]([a-z]{2}(?:-[a-z]{1,12}+){1,2}+-\\d)\\b");
  private static final List<Pattern> PROFILE =
      patterns(
          "(?i)fargate profile " + NAME + "\\s++blocked",
          "EKS Fargate Profile \\([A-Za-z0-9_-]{1,100}+:" + NAME + "\\)",
          ":fargateprofile/[A-Za-z0-9_-]{1,100}+/" + NAME,
          "(?i)(?:delete|create) Fargate Profile " + NAME + " because",
          "--fargate-profile-name[ =]" + NAME);
  private static final List<Pattern> NAMESPACE =
      patterns(
          "(?m)^\\W{0,8}+Namespace:\\s{1,20}+" + LABEL,
          "in the namespace \"" + LABEL + "\"",
          "(?:--namespace[ =]|\\s-n[ =])" + LABEL,
          "\"namespace\"\\s{0,3}+:\\s{0,3}+\"" + LABEL + "\"",
          // last: a service account may be refused something in another namespace
          "system:serviceaccount:" + LABEL + ":");
  private static final List<Pattern> POD =
      patterns(
          "(?m)^\\W{0,8}+Name:\\s{1,20}+" + LABEL + "\\s{1,40}+\\W{0,8}+Namespace:",
          "\\bpods?/" + LABEL,
          "\"pod\"\\s{0,3}+:\\s{0,3}+\"" + LABEL + "\"");
  private static final List<Pattern> CALLER =
      patterns(
          "\\bUser: " + ARN,
          "\\barn=\"?+" + ARN,
          "\"Arn\"\\s{0,3}+:\\s{0,3}+\"(arn:aws[a-z-]{0,20}+:(?:sts|iam):[^\"\\s]{1,300}+)\"",
          "\\bUser \"" + ARN + "\"");
  private static final List<Pattern> SUBNET = patterns("\\b(subnet-[0-9a-f]{8,17}+)\\b");
  private static final List<Pattern> ARGUMENT =
      patterns("An argument named \"([a-z0-9_]{1,100}+)\" is not expected");
  private static final List<Pattern> IMAGE =
      patterns("(?:Failed to pull|Back-off pulling) image \"([^\"\\s]{1,300}+)\"");
  private static final List<Pattern> MODULE =
      patterns(
          "(?i)(?:\\bto|到|至|升级(?:到|至)?+)\\s{0,3}+(?:version |module )?+v?+(1[789]|2[01])(?![0-9])(?!\\.[0-9]{1,3}+-eks)",
          "terraform-aws-modules/eks/aws[^\\n]{0,80}\\n?+[^\\n]{0,80}?version\\s{0,20}+=\\s{0,3}+\"[~>=^ ]{0,4}+v?+(1[789]|2[01])\\b",
          "(?i)(?:eks[- ]module|module|模块)[^\\n.]{0,40}?\\bv?+(1[789]|2[01])(?:\\.(?:\\d++|x)|\\b)",
          "(?i)\\bv(1[789]|2[01])\\.\\d++\\.\\d++");
  private static final String IAM_ROLE =
      "(arn:aws[a-z-]{0,20}+:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,200}+)";

  /// Names that only fill placeholders.
  private static final Map<String, List<Pattern>> FURTHER =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "action", patterns("authorized to perform:? ([a-z0-9-]{2,40}+:[A-Za-z]{3,60}+)")),
              Map.entry("target-role-arn", patterns("on resource:? \"?+" + IAM_ROLE)),
              Map.entry(
                  "service-account",
                  patterns(
                      "system:serviceaccount:[a-z0-9.-]{1,100}?:" + LABEL,
                      "(?i)service account " + LABEL + " \\(namespace",
                      "\\bserviceaccounts?/" + LABEL)),
              Map.entry(
                  "node-group",
                  patterns(
                      "EKS Node Group \\([A-Za-z0-9_-]{1,100}+:" + NAME + "\\)",
                      ":nodegroup/[A-Za-z0-9_-]{1,100}+/" + NAME,
                      "--nodegroup-name[ =]" + NAME)),
              Map.entry(
                  "oidc-issuer",
                  patterns(
                      "(oidc\\.eks\\.[a-z0-9-]{5,30}+\\.amazonaws\\.com(?:\\.cn)?+/id/[0-9A-F]{32})\\b")),
              Map.entry("instance-id", patterns("\\b(i-(?:[0-9a-f]{17}|[0-9a-f]{8}))\\b")),
              Map.entry(
                  "kubernetes-user",
                  patterns("forbidden: User \\\\?+\"([^\"\\\\\\s]{1,300}+)\\\\?+\"")),
              Map.entry("verb", patterns("cannot ([a-z]{2,20}+) resource ")),
              Map.entry(
                  "resource",
                  patterns("cannot [a-z]{2,20}+ resource \\\\?+\"([a-z0-9./-]{1,100}+)\\\\?+\"")),
              Map.entry("association-id", patterns("\\b(a-[0-9a-z]{17})\\b")),
              Map.entry(
                  "policy-arn",
                  patterns(
                      "(arn:aws[a-z-]{0,20}+:eks::aws:cluster-access-policy/[A-Za-z]{1,100}+)")),
              Map.entry(
                  "kms-key-arn",
                  patterns(
                      "(arn:aws[a-z-]{0,20}+:kms:[a-z0-9-]{1,30}+:[0-9]{12}:key/[0-9a-f-]{36})"))));

  private static final Pattern ANY_ARN = Pattern.compile("\\b" + ARN);
  private static final int MOST_ARNS = 50;

  public Mentions {
    arns = List.copyOf(arns);
    further = Map.copyOf(further);
  }

  /// What the text mentions. Linear in its length; where a name is mentioned in several ways the
  /// most telling one wins.
  static Mentions in(String raw) {
    String text = raw.lines().map(Cleaner::clean).collect(Collectors.joining("\n"));
    return new Mentions(
        first(CLUSTER, text),
        first(REGION, text),
        first(PROFILE, text),
        first(NAMESPACE, text),
        first(POD, text),
        first(CALLER, text).map(Mentions::trimmed),
        first(SUBNET, text),
        first(ARGUMENT, text),
        first(IMAGE, text),
        first(MODULE, text).map(Integer::valueOf),
        ANY_ARN
            .matcher(text)
            .results()
            .map(result -> trimmed(result.group(1)))
            .distinct()
            .limit(MOST_ARNS)
            .toList(),
        further(text));
  }

  private static Map<String, String> further(String text) {
    Map<String, String> names = new TreeMap<>();
    FURTHER.forEach((placeholder, patterns) ->
        first(patterns, text).ifPresent(name -> names.put(placeholder, trimmed(name))));
    Optional.ofNullable(names.get("target-role-arn"))
        .ifPresent(arn -> names.put("target-role-name", arn.substring(arn.lastIndexOf('/') + 1)));
    return names;
  }

  private static List<Pattern> patterns(String... regexes) {
    return List.of(regexes).stream().map(Pattern::compile).toList();
  }

  private static Optional<String> first(List<Pattern> patterns, String text) {
    for (Pattern pattern : patterns) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        return Optional.of(matcher.group(1));
      }
    }
    return Optional.empty();
  }

  /// An ARN at the end of a sentence takes its full stop or colon along; ARNs never end in one.
  private static String trimmed(String arn) {
    int end = arn.length();
    while (end > 0 && ".,:/".indexOf(arn.charAt(end - 1)) >= 0) {
      end--;
    }
    return arn.substring(0, end);
  }
}
