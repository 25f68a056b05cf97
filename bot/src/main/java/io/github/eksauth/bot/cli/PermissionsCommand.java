package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.CouldNotLook;
import io.github.eksauth.bot.permissions.IamPolicy;
import io.github.eksauth.bot.permissions.Preflight;
import io.github.eksauth.bot.permissions.Rbac;
import io.github.eksauth.bot.permissions.Reach;
import io.github.eksauth.bot.reply.ClustersWriter;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.knowledge.text.Language;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What reading costs, and what of it we have.
@Command(
    name = "permissions",
    description = {
      "Print the least that IAM and Kubernetes must allow, or with a cluster, try what they do",
      "allow."
    },
    mixinStandardHelpOptions = true)
final class PermissionsCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "CLUSTER",
      description = "name, alias, ARN or API endpoint of the cluster to try it on")
  private Optional<String> cluster = Optional.empty();

  @Option(
      names = "--policy",
      description = "print the IAM policy; with a cluster, limited to that one")
  private boolean policy;

  @Option(names = "--rbac", description = "print the Kubernetes manifests")
  private boolean rbac;

  @Mixin private Configuration configuration = new Configuration();

  @Mixin private Output output = new Output();

  PermissionsCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (policy && rbac) {
      throw new BadInput("`--policy` and `--rbac` are two files; ask for one after the other");
    }
    if (rbac) {
      console.out().print(Rbac.yaml());
      return 0;
    }
    if (policy) {
      console.out().print(IamPolicy.json(cluster.map(this::reach).orElse(Reach.ALL)));
      return 0;
    }
    if (cluster.isEmpty()) {
      throw new BadInput(
          "Name what to print, `--policy` or `--rbac`, or a cluster to try the permissions on: `eks-auth permissions CLUSTER`");
    }
    try (ClusterDirectory clusters = configuration.clusters(console)) {
      OpenCluster open = clusters.find(cluster.get());
      return output.print(
          ClustersWriter.permissions(
              open.name(),
              Preflight.of(open.view().source(), open.neighbours().get(), open.view().deadline()),
              output.language(Language.ENGLISH)),
          console);
    }
  }

  /// An ARN says enough by itself: nobody need be asked.
  private Reach reach(String word) {
    return Arn.parse(word)
        .filter(arn -> arn.service().equals("eks") && arn.resource().startsWith("cluster/"))
        .map(Reach::of)
        .orElseGet(() -> {
          try (ClusterDirectory clusters = configuration.clusters(console)) {
            return Arn.parse(clusters.find(word).arn())
                .map(Reach::of)
                .orElseThrow(() ->
                    new CouldNotLook(
                        "EKS does not tell the ARN of `"
                            + word
                            + "`; name the cluster by its ARN"));
          }
        });
  }
}
