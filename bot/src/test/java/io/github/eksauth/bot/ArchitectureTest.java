package io.github.eksauth.bot;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The rules of the house: which part may know which.
class ArchitectureTest {
  private static final String ROOT = "io.github.eksauth.";

  /// Without looking into the classes of the libraries, whose names are enough; the fixtures of
  /// checks come in a jar of their own.
  private static final JavaClasses CLASSES =
      ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.github.eksauth");
      });

  @Test
  void all_three_parts_are_looked_at() {
    assertThat(CLASSES)
        .extracting(each -> each.getPackageName())
        .contains(ROOT + "knowledge.match", ROOT + "checks.fact", ROOT + "bot.cli");
  }

  @Test
  void knowledge_knows_neither_checks_nor_bot() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "knowledge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "checks..", ROOT + "bot..")
        .check(CLASSES);
  }

  @Test
  void checks_know_neither_knowledge_nor_bot() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "checks..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "knowledge..", ROOT + "bot..")
        .check(CLASSES);
  }

  @Test
  void packages_of_knowledge_form_no_cycle() {
    slices().matching(ROOT + "knowledge.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packages_of_checks_form_no_cycle() {
    slices().matching(ROOT + "checks.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void packages_of_the_bot_form_no_cycle() {
    slices().matching(ROOT + "bot.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void only_text_and_match_use_lucene() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "knowledge.text..", ROOT + "knowledge.match..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void only_following_uses_jgit() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "bot.following..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jgit..")
        .check(CLASSES);
  }

  @Test
  void only_the_aws_source_uses_the_aws_sdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "checks.source.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CLASSES);
  }

  @Test
  void only_the_kubernetes_source_uses_the_kubernetes_client() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "checks.source.kubernetes..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.fabric8..")
        .check(CLASSES);
  }

  /// The client itself can write; what is left of it can send anything, and is asked for GETs only.
  @Test
  void nothing_is_sent_to_kubernetes_but_gets() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveSimpleName("KubernetesClient")
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo("io.fabric8.kubernetes.client.http.HttpRequest$Builder")))
                .and(target(nameMatching("post|put|patch|delete|method"))))
        .check(CLASSES);
  }

  @Test
  void only_the_live_sources_and_the_clusters_of_the_bot_open_ways_to_aws_and_kubernetes() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + "checks.source..", ROOT + "bot.clusters..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + "checks.source.aws..", ROOT + "checks.source.kubernetes..")
        .check(CLASSES);
  }

  @Test
  void only_bot_slack_uses_slack_and_only_bot_web_uses_javalin() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "bot.slack..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.slack..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "bot.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javalin..")
        .check(CLASSES);
  }

  @Test
  void only_metrics_uses_micrometer() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "bot.metrics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.prometheus..")
        .check(CLASSES);
  }

  @Test
  void nothing_starts_another_program() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
  }
}
