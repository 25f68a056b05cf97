package io.github.eksauth.checks.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SnapshotPropertiesTest {
  private static final Arbitrary<String> TEXT =
      Arbitraries.strings()
          .all()
          .excludeChars('\ufffd')
          .ofMaxLength(12)
          .filter(SnapshotPropertiesTest::encodable);
  private static final Arbitrary<String> NAME =
      Arbitraries.strings()
          .withCharRange('a', 'z')
          .withChars("-:/\"")
          .ofMinLength(1)
          .ofMaxLength(12);
  private static final Arbitrary<List<String>> TEXTS = TEXT.list().ofMaxSize(3);
  private static final Arbitrary<Map<String, String>> MAP =
      Arbitraries.maps(TEXT, TEXT).ofMaxSize(3);
  private static final Arbitrary<Optional<Instant>> TIME =
      Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond).optional();

  private static boolean encodable(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  @Property(tries = 300)
  void what_is_written_comes_back(@ForAll("snapshots") Snapshot snapshot) throws IOException {
    byte[] json = SnapshotFile.toJson(snapshot).getBytes(StandardCharsets.UTF_8);

    assertThat(SnapshotFile.read("it", new ByteArrayInputStream(json))).isEqualTo(snapshot);
  }

  @Property(tries = 300)
  void any_text_is_a_snapshot_or_a_clear_message(@ForAll String text) throws IOException {
    try {
      SnapshotFile.read("it", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (SnapshotException e) {
      assertThat(e.getMessage()).startsWith("it: ");
    }
  }

  @Property(tries = 300)
  void a_cut_snapshot_is_a_clear_message(@ForAll("snapshots") Snapshot snapshot, @ForAll double at)
      throws IOException {
    byte[] json = SnapshotFile.toJson(snapshot).strip().getBytes(StandardCharsets.UTF_8);
    int end = (int) (Math.abs(at % 1) * (json.length - 1));
    try {
      SnapshotFile.read("it", new ByteArrayInputStream(json, 0, end));
      throw new AssertionError("a cut file was read");
    } catch (SnapshotException e) {
      assertThat(e.getMessage()).startsWith("it: ");
    }
  }

  @Provide
  Arbitrary<Snapshot> snapshots() {
    return Combinators.combine(
            TIME.map(time -> time.orElse(Instant.EPOCH)),
            TEXT,
            Arbitraries.oneOf(seen(), unseen()).list().ofMaxSize(6))
        .as((time, title, facts) -> {
          var all = new HashMap<FactKey<?>, Fact<?>>();
          facts.forEach(entry -> all.put(entry.getKey(), entry.getValue()));
          return new Snapshot(time, title, all);
        });
  }

  private static Arbitrary<Map.Entry<FactKey<?>, Fact<?>>> unseen() {
    return Combinators.combine(NAME, TEXT)
        .as((name, why) ->
            Map.entry(
                new FactKey.Role(name),
                why.isEmpty()
                    ? Fact.absent()
                    : Fact.unseen(why, Set.of(new Permission.Iam("iam:GetRole")))));
  }

  private static Arbitrary<Map.Entry<FactKey<?>, Fact<?>>> seen() {
    Arbitrary<List<HealthIssue>> issues =
        Combinators.combine(TEXT, TEXT).as(HealthIssue::new).list().ofMaxSize(2);
    Arbitrary<List<Selector>> selectors =
        Combinators.combine(TEXT, MAP).as(Selector::new).list().ofMaxSize(2);
    Arbitrary<List<FieldManager>> managers =
        Combinators.combine(TEXT, TEXT, TIME, TEXTS).as(FieldManager::new).list().ofMaxSize(2);
    return Arbitraries.oneOf(
        List.of(
            pair(
                NAME.map(FactKey.FargateProfileOf::new),
                Combinators.combine(TEXT, TEXT, issues, TEXT, selectors, TEXTS, TIME)
                    .as(FargateProfile::new)),
            pair(
                Arbitraries.just(new FactKey.AwsAuth()),
                Combinators.combine(MAP, TIME, managers).as(AwsAuthConfigMap::new)),
            pair(
                NAME.map(FactKey.AccessEntryOf::new),
                Combinators.combine(TEXT, TEXT, TEXT, TEXTS, TIME, TIME).as(AccessEntry::new)),
            pair(
                NAME.map(FactKey.NodeGroupOf::new),
                Combinators.combine(TEXT, TEXT, TEXT, TEXT, issues).as(NodeGroup::new)),
            pair(
                NAME.map(FactKey.Role::new),
                Combinators.combine(TEXT, TEXT, TEXT, TIME, policies()).as(IamRole::new)),
            pair(
                NAME.map(FactKey.SubnetRoutesOf::new),
                Combinators.combine(TEXT, TEXT, TEXT, Arbitraries.of(true, false), TEXTS)
                    .as(SubnetRoutes::new)),
            pair(
                Arbitraries.just(new FactKey.CoreDnsDeployment()),
                Combinators.combine(MAP, Arbitraries.integers(), Arbitraries.integers())
                    .as(CoreDns::new)),
            pair(Arbitraries.just(new FactKey.NodeGroups()), TEXTS)));
  }

  private static Arbitrary<TrustPolicy> policies() {
    Arbitrary<Condition> condition =
        Combinators.combine(
                Arbitraries.of("ArnLike", "StringEquals"),
                Arbitraries.of("aws:SourceArn", "aws:SourceAccount"),
                TEXTS)
            .as(Condition::new);
    return Combinators.combine(
            Arbitraries.of("Allow", "Deny"),
            Arbitraries.maps(Arbitraries.of("AWS", "Service", "Federated"), TEXTS),
            Arbitraries.of(true, false),
            TEXTS,
            condition.list().ofMaxSize(1))
        .as((effect, principals, not, actions, conditions) ->
            new Statement(effect, principals, not, actions, not, conditions))
        .list()
        .ofMaxSize(2)
        .map(TrustPolicy::new);
  }

  private static <T> Arbitrary<Map.Entry<FactKey<?>, Fact<?>>> pair(
      Arbitrary<? extends FactKey<T>> keys, Arbitrary<T> values) {
    return Combinators.combine(keys, values).as((key, value) -> Map.entry(key, Fact.known(value)));
  }
}
