package io.github.eksauth.checks.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
  private static final Arbitrary<Instant> TIME =
      Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);

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
    return Combinators.combine(TIME, TEXT, Arbitraries.oneOf(seen(), unseen()).list().ofMaxSize(6))
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

  /// Facts of every kind, made of whatever the types of their values allow.
  private static Arbitrary<Map.Entry<FactKey<?>, Fact<?>>> seen() {
    return Arbitraries.of(FactKind.values())
        .flatMap(kind ->
            NAME.list()
                .ofSize(9)
                .map(names -> key(kind, names))
                .flatMap(key -> any(valueOf(key)).map(value -> Map.entry(key, Fact.known(value)))));
  }

  /// A key of this kind with as many of these names as it takes.
  private static FactKey<?> key(FactKind kind, List<String> names) {
    return IntStream.rangeClosed(0, names.size())
        .mapToObj(count ->
            kind.id(names.subList(0, count).stream().map(name -> name.replace('/', '-')).toList()))
        .flatMap(id -> FactKey.parse(id).stream())
        .findFirst()
        .orElseThrow();
  }

  private static Type valueOf(FactKey<?> key) {
    return ((ParameterizedType) key.getClass().getGenericInterfaces()[0])
        .getActualTypeArguments()[0];
  }

  private static Arbitrary<?> any(Type type) {
    if (type instanceof ParameterizedType of) {
      Arbitrary<?> item = any(of.getActualTypeArguments()[of.getActualTypeArguments().length - 1]);
      return of.getRawType() == List.class
          ? item.list().ofMaxSize(2)
          : of.getRawType() == Optional.class
              ? item.map(Optional::of)
              : Arbitraries.maps(TEXT, item).ofMaxSize(3);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == String.class) {
      return TEXT;
    } else if (plain == boolean.class) {
      return Arbitraries.of(true, false);
    } else if (plain == int.class || plain == Integer.class) {
      return Arbitraries.integers().greaterOrEqual(-Integer.MAX_VALUE);
    } else if (plain == Long.class) {
      return Arbitraries.longs().greaterOrEqual(-Long.MAX_VALUE);
    } else if (plain == Instant.class) {
      return TIME;
    } else if (plain == TrustPolicy.class) {
      return policies();
    } else if (plain.isEnum()) {
      return Arbitraries.of(plain.getEnumConstants());
    }
    List<Arbitrary<Object>> components = new ArrayList<>();
    for (RecordComponent component : plain.getRecordComponents()) {
      components.add(any(component.getGenericType()).map(value -> value));
    }
    return Combinators.combine(components).as(values -> instance(plain, values));
  }

  private static Object instance(Class<?> type, List<Object> values) {
    try {
      return Arrays.stream(type.getConstructors())
          .filter(constructor -> constructor.getParameterCount() == values.size())
          .findFirst()
          .orElseThrow()
          .newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
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
}
