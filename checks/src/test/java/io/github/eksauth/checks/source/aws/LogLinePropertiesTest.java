package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.AuthenticatorLine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogLinePropertiesTest {
  private static final Instant LOGGED = Instant.parse("2026-11-20T09:12:00Z");

  @Test
  void a_refusal_is_read() {
    assertThat(
            LogLine.authenticator(
                Optional.empty(),
                "time=\"2026-11-20T09:11:58Z\" level=warning msg=\"access denied\""
                    + " arn=\"arn:aws:iam::111122223333:role/ci\" client=\"127.0.0.1:40312\""
                    + " error=\"identity is not mapped\" method=POST path=/authenticate"))
        .contains(
            new AuthenticatorLine(
                Optional.of(Instant.parse("2026-11-20T09:11:58Z")),
                false,
                "arn:aws:iam::111122223333:role/ci",
                "",
                List.of(),
                "identity is not mapped"));
  }

  @Test
  void an_admission_is_read() {
    assertThat(
            LogLine.authenticator(
                Optional.of(LOGGED),
                "level=info msg=\"access granted\" arn=\"arn:aws:iam::111122223333:role/n\""
                    + " groups=\"[system:bootstrappers system:nodes]\""
                    + " username=\"system:node:ip-10-0-0-1.ec2.internal\""))
        .contains(
            new AuthenticatorLine(
                Optional.of(LOGGED),
                true,
                "arn:aws:iam::111122223333:role/n",
                "system:node:ip-10-0-0-1.ec2.internal",
                List.of("system:bootstrappers", "system:nodes"),
                ""));
  }

  @Test
  void a_line_in_json_is_read_as_well() {
    assertThat(
            LogLine.authenticator(
                Optional.empty(),
                """
                {"time":"2026-11-20T09:12:00Z","level":"info","msg":"access granted",\
                "arn":"arn:aws:iam::111122223333:role/n","groups":["a","b"],"username":"n","code":7}
                """))
        .contains(
            new AuthenticatorLine(
                Optional.of(LOGGED),
                true,
                "arn:aws:iam::111122223333:role/n",
                "n",
                List.of("a", "b"),
                ""));
  }

  @Test
  void a_line_about_something_else_is_no_decision() {
    assertThat(LogLine.authenticator(Optional.empty(), "level=info msg=\"STS response\" arn=a"))
        .isEmpty();
  }

  @Property(tries = 500)
  void any_text_can_be_read(@ForAll String text) {
    assertThat(LogLine.fields(text)).isNotNull();
    assertThat(LogLine.authenticator(Optional.empty(), text)).isNotNull();
    assertThat(LogLine.time(text)).isNotNull();
    assertThat(LogLine.number(text)).isNotNegative();
  }

  @Property(tries = 500)
  void any_cut_of_a_line_can_be_read(@ForAll("pairs") Map<String, String> pairs, @ForAll int at) {
    String line = line(pairs);

    assertThat(LogLine.fields(line.substring(0, Math.floorMod(at, line.length() + 1)))).isNotNull();
  }

  @Property(tries = 500)
  void what_is_written_in_gos_quotes_comes_back(@ForAll("pairs") Map<String, String> pairs) {
    assertThat(LogLine.fields(line(pairs))).isEqualTo(pairs);
  }

  @Provide
  Arbitrary<Map<String, String>> pairs() {
    Arbitrary<String> key =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(6);
    Arbitrary<String> value =
        Arbitraries.strings().withChars("ab =\"\\\n\t[]{}:/é漢").ofMaxLength(12);
    return Arbitraries.maps(key, value).ofMaxSize(5).map(TreeMap::new);
  }

  private static String line(Map<String, String> pairs) {
    return pairs.entrySet().stream()
        .map(pair ->
            pair.getKey()
                + "=\""
                + pair.getValue()
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\t", "\\t")
                + "\"")
        .collect(Collectors.joining(" "));
  }
}
