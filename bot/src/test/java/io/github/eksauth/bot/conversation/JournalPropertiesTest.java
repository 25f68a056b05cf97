package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class JournalPropertiesTest {
  /// Any characters, halves of surrogate pairs and what JSON has to escape among them.
  private static final Arbitrary<String> TEXT =
      Arbitraries.frequencyOf(
              Tuple.of(4, Arbitraries.chars().range(' ', '~')),
              Tuple.of(2, Arbitraries.chars().all()),
              Tuple.of(
                  1, Arbitraries.of('\n', '\r', '"', '\\', '\0', '\u2028', '\ud83d', '\ude00')))
          .list()
          .ofMaxSize(12)
          .map(chars -> {
            StringBuilder text = new StringBuilder();
            chars.forEach(text::append);
            return text.toString();
          });

  private static final Arbitrary<Optional<String>> MAYBE = TEXT.optional();
  private static final Arbitrary<Paste> PASTE = TEXT.map(Paste::new);
  private static final Arbitrary<List<Target>> TARGETS =
      Arbitraries.of(Target.class).list().ofMaxSize(3);
  private static final Arbitrary<Instant> TIME =
      Combinators.combine(
              Arbitraries.longs().between(-62_000_000_000L, 250_000_000_000L),
              Arbitraries.integers().between(0, 999_999_999))
          .as(Instant::ofEpochSecond);
  private static final Arbitrary<Person> PERSON =
      Combinators.combine(TEXT, TEXT, TEXT).as(Person::new);
  private static final Arbitrary<Place> PLACE =
      Combinators.combine(TEXT, TEXT, MAYBE).as(Place::new);

  @Property(tries = 500)
  void every_line_comes_back_and_is_one_line(@ForAll("lines") JournalLine line) {
    String written = JournalJson.write(line);

    assertThat(written).endsWith("\n").isASCII();
    String text = written.substring(0, written.length() - 1);
    assertThat(text).doesNotContain("\n", "\r");
    assertThat(JournalJson.read(text)).contains(line);
  }

  @Property(tries = 300)
  void every_answer_comes_back(@ForAll("answers") Answered answered) {
    assertThat(JournalJson.answered(JournalJson.remembered(answered))).contains(answered);
  }

  @Provide
  Arbitrary<Answered> answers() {
    return answered();
  }

  @Property(tries = 300)
  void any_text_is_a_line_or_nothing(@ForAll String text) {
    assertThat(JournalJson.read(text)).isEmpty();
  }

  @Property(tries = 300)
  void a_line_that_is_cut_off_is_nothing(
      @ForAll("lines") JournalLine line, @ForAll("parts") double part) {
    String written = JournalJson.write(line).stripTrailing();

    assertThat(JournalJson.read(written.substring(0, (int) (written.length() * part)))).isEmpty();
  }

  @Provide
  Arbitrary<Double> parts() {
    return Arbitraries.doubles().between(0, true, 1, false);
  }

  @Provide
  Arbitrary<JournalLine> lines() {
    return Arbitraries.oneOf(
        Combinators.combine(asked(), TIME).as(JournalLine.Accepted::new),
        Combinators.combine(TEXT, Arbitraries.integers()).as(JournalLine.Starting::new),
        TEXT.map(JournalLine.Posting::new),
        Combinators.combine(TEXT, PLACE, TEXT)
            .as((id, place, message) -> new JournalLine.HasPosted(id, new Posted(place, message))),
        TEXT.map(JournalLine.Done::new),
        Combinators.combine(TEXT, TEXT.list().ofMaxSize(3), TIME)
            .as(Seen::new)
            .map(JournalLine.WasSeen::new),
        answered().map(JournalJson::remembered),
        room().map(JournalLine.About::new),
        Combinators.combine(TEXT, TIME).as(JournalLine.Spoke::new));
  }

  private static Arbitrary<Asked> asked() {
    return Combinators.combine(
            TEXT,
            TEXT.list().ofMaxSize(3),
            Arbitraries.of(Surface.class),
            PERSON,
            PLACE,
            orders(),
            MAYBE,
            TIME)
        .as(Asked::new);
  }

  private static Arbitrary<Order> orders() {
    Arbitrary<SharedFile> file =
        Combinators.combine(TEXT, TEXT, TEXT, Arbitraries.longs(), TEXT).as(SharedFile::new);
    return Arbitraries.oneOf(
        Combinators.combine(PASTE, file.list().ofMaxSize(2), MAYBE, TARGETS.optional())
            .as(Order.Diagnose::new),
        MAYBE.map(Order.Check::new),
        TEXT.map(Order.Explain::new),
        TEXT.map(Order.Use::new),
        Combinators.combine(TEXT, MAYBE).as(Order.Unknown::new),
        TARGETS.map(Order.ForTargets::new),
        TEXT.map(Order.On::new),
        Arbitraries.of(
            new Order.Clusters(),
            new Order.Mute(),
            new Order.Unmute(),
            new Order.Help(),
            new Order.Form(),
            new Order.Again(),
            new Order.NextError()));
  }

  private static Arbitrary<Answered> answered() {
    Arbitrary<Topic> topic =
        Arbitraries.oneOf(
            Combinators.combine(PASTE, Arbitraries.of(Language.class), TARGETS.optional(), MAYBE)
                .as(Question::new)
                .map(Topic.Trouble::new),
            Arbitraries.of(Language.class).map(Topic.Sweep::new));
    Arbitrary<CardView> view =
        Combinators.combine(
                Arbitraries.integers(),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false),
                Arbitraries.of(true, false))
            .as(CardView::new);
    Arbitrary<Answered> seen =
        Combinators.combine(TEXT, PLACE, TEXT, PERSON, topic, MAYBE, view, TIME)
            .as((id, place, message, by, about, cluster, turned, at) ->
                Answered.to(id, place, by, about, cluster, at).in(message).seen(turned));
    return Combinators.combine(seen, TEXT).as(Answered::from);
  }

  private static Arbitrary<Room> room() {
    return Combinators.combine(
            TEXT,
            TEXT,
            MAYBE,
            TEXT.list().ofMaxSize(3),
            Arbitraries.of(true, false),
            TEXT.list().ofMaxSize(3),
            Arbitraries.of(true, false))
        .as(Room::new);
  }
}
