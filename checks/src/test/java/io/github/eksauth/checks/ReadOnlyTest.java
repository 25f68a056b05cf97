package io.github.eksauth.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaMethodReference;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing in this module can change anything out there: the compiled code holds no call that does.
class ReadOnlyTest {
  /// Names are enough here: without looking into the classes of the libraries this takes a second
  /// instead of a minute.
  private static final JavaClasses OURS =
      ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.eksauth.checks");
      });

  /// What AWS calls its reads; a query of logs is started and stopped, and a role assumed, but
  /// nothing is changed by it.
  private static final Pattern AWS_READS =
      Pattern.compile(
          "(?:get|list|describe|lookup|simulate)[A-Z]\\w*|startQuery|stopQuery|assumeRole");

  /// What a client of the SDK does without calling anybody.
  private static final Set<String> AT_HOME =
      Set.of("builder", "create", "close", "serviceName", "serviceClientConfiguration");

  @Test
  void no_operation_of_aws_that_is_called_writes() {
    Set<String> operations =
        called(target ->
            target.getOwner().getPackageName().startsWith("software.amazon.awssdk.services.")
                && target.getOwner().getSimpleName().endsWith("Client"));
    operations.removeAll(AT_HOME);

    assertThat(operations).contains("describeCluster", "getRole", "lookupEvents", "startQuery");
    assertThat(operations).allMatch(AWS_READS.asMatchPredicate());
  }

  @Test
  void aws_is_called_from_one_package_and_only_through_the_clients() {
    assertThat(
            OURS.stream()
                .filter(
                    type -> !type.getPackageName().equals("io.github.eksauth.checks.source.aws"))
                .filter(type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(it ->
                            it.getTargetClass()
                                .getPackageName()
                                .startsWith("software.amazon.awssdk")))
                .map(JavaClass::getName))
        .isEmpty();
    // neither a request made by hand nor a generic one could be judged by its name
    assertThat(
            called(target ->
                Set.of("prepareRequest", "execute", "send", "sendAsync").contains(target.getName())
                    && (target.getOwner().getName().startsWith("software.amazon.awssdk")
                        || target.getOwner().getName().startsWith("java.net.http"))))
        .isEmpty();
  }

  // The calls to Kubernetes belong here too: a test of the same form, with the client's own verbs.

  /// The names of the methods that our code calls or refers to, of those that are asked for.
  private static Set<String> called(Predicate<AccessTarget> wanted) {
    return OURS.stream()
        .flatMap(type ->
            Stream.<JavaAccess<?>>concat(
                type.getMethodCallsFromSelf().stream().<JavaMethodCall>map(it -> it),
                type.getMethodReferencesFromSelf().stream().<JavaMethodReference>map(it -> it)))
        .map(JavaAccess::getTarget)
        .filter(wanted)
        .map(AccessTarget::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
