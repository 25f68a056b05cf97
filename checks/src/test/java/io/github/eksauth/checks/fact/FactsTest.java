package io.github.eksauth.checks.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FactsTest {
  private final AtomicInteger reads = new AtomicInteger();

  /// Answers every list with two names, and nothing else.
  private final class Counting implements FactSource {
    @Override
    @SuppressWarnings("unchecked")
    public <T> Fact<T> read(FactKey<T> key) {
      reads.incrementAndGet();
      return key instanceof FactKey.FargateProfiles
          ? (Fact<T>) Fact.known(List.of("a", "b"))
          : Fact.unseen("AccessDenied", key.permissions());
    }
  }

  @Test
  void a_fact_is_read_once() {
    var facts = new Facts(new Counting());
    facts.get(new FactKey.AwsAuth());
    facts.get(new FactKey.AwsAuth());
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_fact_that_is_being_read_is_shared() throws Exception {
    var asked = new CountDownLatch(1);
    var answer = new CountDownLatch(1);
    var facts =
        new Facts(
            new FactSource() {
              @Override
              public <T> Fact<T> read(FactKey<T> key) {
                reads.incrementAndGet();
                asked.countDown();
                try {
                  answer.await();
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                return Fact.absent();
              }
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> facts.get(new FactKey.AwsAuth()));
      asked.await();
      facts.ahead(List.of(new FactKey.AwsAuth()));
      var second = threads.submit(() -> facts.get(new FactKey.AwsAuth()));
      answer.countDown();
      assertThat(first.get()).isEqualTo(second.get()).isEqualTo(Fact.absent());
    }
    assertThat(reads).hasValue(1);
  }

  @Test
  void it_tells_what_could_not_be_seen_and_which_permissions_would_help() {
    var facts = new Facts(new Counting());
    facts.get(new FactKey.FargateProfiles());
    facts.get(new FactKey.Role("x"));
    facts.get(new FactKey.AwsAuth());

    assertThat(facts.unseen())
        .extracting(one -> one.key().id())
        .containsExactly("aws-auth", "role/x");
    assertThat(facts.missing())
        .extracting(Permission::id)
        .containsExactly("get configmaps kube-system/aws-auth", "iam:GetRole");
  }

  @Test
  void one_unseen_item_makes_the_whole_unseen() {
    assertThat(
            new Facts(new Counting())
                .each(new FactKey.FargateProfiles(), FactKey.FargateProfileOf::new))
        .isInstanceOf(Fact.Unseen.class);
  }

  @Test
  void a_source_that_throws_is_a_bug_for_everybody_who_asks() {
    var facts =
        new Facts(
            new FactSource() {
              @Override
              public <T> Fact<T> read(FactKey<T> key) {
                throw new IllegalStateException("bug in " + key.id());
              }
            });
    assertThatThrownBy(() -> facts.get(new FactKey.AwsAuth())).hasMessage("bug in aws-auth");
    assertThatThrownBy(() -> facts.get(new FactKey.AwsAuth())).hasMessage("bug in aws-auth");
  }

  @Test
  void ids_of_keys_and_permissions_come_back() {
    for (FactKey<?> key :
        List.of(
            new FactKey.Cluster(),
            new FactKey.AccessEntries(),
            new FactKey.AccessEntryOf("arn:aws:iam::1:role/a/b"),
            new FactKey.AccessPoliciesOf("arn:aws:iam::1:role/a/b"),
            new FactKey.AwsAuth(),
            new FactKey.Role("r"),
            new FactKey.AttachedPolicies("r"),
            new FactKey.FargateProfiles(),
            new FactKey.FargateProfileOf("p"),
            new FactKey.NodeGroups(),
            new FactKey.NodeGroupOf("g"),
            new FactKey.SubnetRoutesOf("s"),
            new FactKey.PodOf("ns", "p"),
            new FactKey.FargateEvents(),
            new FactKey.CoreDnsDeployment())) {
      assertThat(FactKey.parse(key.id())).as(key.id()).isPresent();
      assertThat(FactKey.parse(key.id()).orElseThrow().equals(key)).isTrue();
      assertThat(key.permissions()).allMatch(p -> Permission.parse(p.id()).equals(p));
    }
    assertThat(FactKey.parse("role/")).isEmpty();
    assertThat(FactKey.parse("pod/x")).isEmpty();
    assertThat(FactKey.parse("rolls/x")).isEmpty();
  }

  @Test
  void a_selector_takes_wildcards_and_wants_all_its_labels() {
    assertThat(new Selector("team-*", Map.of()).matches("team-a", Map.of())).isTrue();
    assertThat(new Selector("team-?", Map.of()).matches("team-ab", Map.of())).isFalse();
    var both = new Selector("a", Map.of("app", "w*b", "tier", "*"));
    assertThat(both.matches("a", Map.of("app", "web", "tier", "1", "x", "y"))).isTrue();
    assertThat(both.matches("a", Map.of("app", "web"))).isFalse();
  }
}
