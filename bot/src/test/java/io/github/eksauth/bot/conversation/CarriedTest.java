package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CarriedTest {
  private static Answered about(String paste) {
    return Asking.answered("a")
        .about(
            new Topic.Trouble(
                new Question(
                    new Paste(paste),
                    Language.CHINESE,
                    Optional.of(List.of(Target.MODULE_21)),
                    Optional.of("fargate-role-unmapped"))))
        .seen(new CardView(1, true, true, false));
  }

  private static String packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION, true))) {
      out.write(bytes);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
  }

  @Test
  void what_is_carried_is_all_that_the_answer_is() {
    Answered answer = about("升级之后 Pod 起不来\nPod execution role is not found in auth config");

    assertThat(Carried.pack(answer).flatMap(Carried::open)).contains(answer);
  }

  @Property
  void whatever_fits_comes_back_as_it_was(@ForAll @StringLength(max = 800) String paste) {
    Answered answer = about(paste);

    Optional<String> carried = Carried.pack(answer);

    carried.ifPresent(text -> {
      assertThat(text).matches("[A-Za-z0-9_-]{1,1800}");
      assertThat(Carried.open(text)).contains(answer);
    });
  }

  @Test
  void three_thousand_characters_of_events_fit() {
    StringBuilder events = new StringBuilder();
    for (int i = 0; events.length() < 3000; i++) {
      events
          .append("Warning  FailedScheduling  ")
          .append(i)
          .append("s  fargate-scheduler  Misconfigured Fargate Profile: fargate profile payments")
          .append(" blocked for new launches due to: Pod execution role is not found in auth")
          .append(" config\n");
    }

    assertThat(Carried.pack(about(events.toString()))).isPresent();
  }

  @Test
  void what_does_not_fit_stays_here() {
    Random random = new Random(1);
    StringBuilder noise = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      noise.append((char) ('a' + random.nextInt(26)));
    }

    assertThat(Carried.pack(about(noise.toString()))).isEmpty();
    assertThat(Carried.pack(about("x".repeat(100_000)))).isEmpty();
  }

  @Property
  void no_text_is_taken_for_an_answer_by_chance(@ForAll @StringLength(max = 2000) String text) {
    assertThat(Carried.open(text)).isEmpty();
  }

  @Test
  void what_is_no_answer_or_swells_is_not_opened() throws IOException {
    byte[] nulls = new byte[1_000_000];

    assertThat(Carried.open(packed(nulls))).isEmpty();
    assertThat(Carried.open(packed("{\"id\":\"a\"}".getBytes(StandardCharsets.US_ASCII))))
        .isEmpty();
    assertThat(Carried.open(packed("[".repeat(60_000).getBytes(StandardCharsets.US_ASCII))))
        .isEmpty();
    assertThat(Carried.open("")).isEmpty();
  }

  @Test
  void a_secret_that_somebody_packs_is_taken_out_when_it_is_opened() throws IOException {
    String secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY";
    String json =
        JournalJson.text(about("PLACEHOLDER"))
            .replace("PLACEHOLDER", "aws_secret_access_key=" + secret);

    assertThat(Carried.open(packed(json.getBytes(StandardCharsets.US_ASCII))))
        .hasValueSatisfying(answer -> assertThat(answer.toString()).doesNotContain(secret));
  }
}
