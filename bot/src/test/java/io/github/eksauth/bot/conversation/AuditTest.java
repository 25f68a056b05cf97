package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AuditTest {
  private final List<String> lines = new ArrayList<>();
  private final Audit audit = new Audit(new Hands(), lines::add);
  private final Audit.Scene scene = Audit.Scene.of(Asking.asked("a"));

  @Example
  void a_check_run_says_who_had_us_look_where_and_what_it_came_to() {
    audit.checked(
        scene,
        "arn:aws:eks:us-east-1:111122223333:cluster/payments",
        Optional.of("fargate-role"),
        new Audit.Verdicts(1, 2, 3, 4),
        Duration.ofMillis(2_800));

    assertThat(lines)
        .containsExactly(
            "event=check time=2026-03-04T12:00:00Z id=\"a\" team=\"T1\" user=\"U-ana\""
                + " channel=\"C1\" thread=\"a\" surface=MENTION"
                + " cluster=\"arn:aws:eks:us-east-1:111122223333:cluster/payments\""
                + " entry=\"fargate-role\" broken=1 unsure=2 healthy=3 not-applicable=4 ms=2800");
  }

  @Example
  void a_refusal_says_why() {
    audit.refused(
        scene, "payments", new Decision.Refused(Decision.Reason.GROUP_UNREAD, List.of("S1")));

    assertThat(lines.getFirst())
        .startsWith("event=refusal ")
        .endsWith(
            " cluster=\"payments\" why=\"whether this person may could not be told: user group S1 could not be read\"");
  }

  @Example
  void feedback_says_what_was_judged() {
    audit.judged(scene, false, Optional.empty());

    assertThat(lines.getFirst()).startsWith("event=feedback ").endsWith(" entry=\"-\" right=false");
  }

  @Example
  void nobodys_name_and_nothing_pasted_is_in_it() {
    audit.checked(
        scene, "c", Optional.empty(), new Audit.Verdicts(0, 0, 0, 0), Duration.ofMillis(1));

    assertThat(lines.getFirst()).doesNotContain("Ana", "no access entry");
  }

  @Example
  void verdicts_are_counted_by_their_kind() {
    Words because = Words.same("because");
    assertThat(
            Audit.Verdicts.of(
                List.of(
                    finding(new Verdict.Broken(because, List.of())),
                    finding(new Verdict.Unsure(because, Set.of())),
                    finding(new Verdict.Unsure(because, Set.of())),
                    finding(new Verdict.Healthy(because, List.of())),
                    finding(new Verdict.NotApplicable(because)))))
        .isEqualTo(new Audit.Verdicts(1, 2, 1, 1));
  }

  private static Finding finding(Verdict verdict) {
    Check check =
        new Check() {
          @Override
          public String id() {
            return "it-is-so";
          }

          @Override
          public Words title() {
            return verdict.because();
          }

          @Override
          public Verdict judge(Facts facts, Focus focus) {
            return verdict;
          }
        };
    return new Finding(check, verdict);
  }

  @Property(tries = 500)
  void nothing_that_anybody_chooses_breaks_out_of_its_value(
      @ForAll("values") String cluster, @ForAll("values") String channel) {
    List<String> written = new ArrayList<>();
    new Audit(new Hands(), written::add)
        .refused(
            new Audit.Scene(
                cluster,
                new Person(cluster, channel, "x"),
                new Place(cluster, channel, Optional.of(cluster)),
                Surface.COMMAND),
            cluster,
            new Decision.Refused(Decision.Reason.NO_RULES, List.of()));

    String line = written.getFirst();
    assertThat(line.codePoints())
        .noneMatch(c ->
            Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202E
                || Character.getType(c) == Character.SURROGATE);
    Map<String, String> read = read(line);
    assertThat(read.keySet())
        .containsExactly(
            "event", "time", "id", "team", "user", "channel", "thread", "surface", "cluster",
            "why");
    assertThat(read).containsEntry("cluster", cluster).containsEntry("user", channel);
  }

  @Property
  void a_long_value_is_cut(@ForAll("values") String value) {
    List<String> written = new ArrayList<>();
    new Audit(new Hands(), written::add)
        .judged(scene, true, Optional.of((value + "x").repeat(400)));

    assertThat(read(written.getFirst()).getOrDefault("entry", "").codePoints()).hasSize(300);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
            Arbitraries.chars().all(),
            Arbitraries.of('"', '\\', '\n', '\r', ' ', '=', '\u2028', '\u202e', '\ud83d', '\0'))
        .list()
        .ofMaxSize(20)
        .map(chars -> {
          StringBuilder text = new StringBuilder();
          chars.forEach(text::append);
          return text.toString();
        });
  }

  /// Takes a line apart, as whoever reads the log does.
  private static Map<String, String> read(String line) {
    Map<String, String> read = new LinkedHashMap<>();
    int i = 0;
    while (i < line.length()) {
      int equals = line.indexOf('=', i);
      String key = line.substring(i, equals);
      i = equals + 1;
      StringBuilder value = new StringBuilder();
      if (line.charAt(i) == '"') {
        i++;
        while (line.charAt(i) != '"') {
          if (line.charAt(i) != '\\') {
            value.append(line.charAt(i));
            i++;
          } else if (line.charAt(i + 1) == 'u') {
            value.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
            i += 6;
          } else {
            value.append(line.charAt(i + 1));
            i += 2;
          }
        }
        i++;
      } else {
        while (i < line.length() && line.charAt(i) != ' ') {
          value.append(line.charAt(i));
          i++;
        }
      }
      assertThat(read).doesNotContainKey(key);
      read.put(key, value.toString());
      if (i < line.length()) {
        assertThat(line.charAt(i)).isEqualTo(' ');
        i++;
      }
    }
    return read;
  }
}
