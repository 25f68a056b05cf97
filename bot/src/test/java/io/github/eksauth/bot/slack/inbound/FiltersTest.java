package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.SlackConfig;
import com.slack.api.model.Message;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import com.slack.api.util.json.GsonFactory;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.slack.inbound.Filters.Envelope;
import io.github.eksauth.bot.slack.inbound.Sifted.Ignored;
import io.github.eksauth.bot.slack.inbound.Sifted.Reason;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {
  private static final Gson GSON = GsonFactory.createSnakeCase(new SlackConfig());
  private static final Envelope ENVELOPE = new Envelope("Ev1", "T1");

  private final Filters filters = new Filters("U0BOT", Set.of("CALERTS"));

  @Test
  void a_mention_is_heard_with_all_that_identifies_it() {
    assertThat(
            mention(
                "'user':'U1','channel':'C1','ts':'100.5','text':'<@U0BOT> check prod','user_profile':{'display_name':'Jane'}"))
        .isEqualTo(
            new Heard(
                List.of("event:Ev1", "message:T1:C1:100.5"),
                Surface.MENTION,
                new Person("T1", "U1", "Jane"),
                new Place("T1", "C1", Optional.of("100.5")),
                "100.5",
                Optional.empty(),
                new MessageText("check prod", false),
                List.of(),
                0));
  }

  @Test
  void an_answer_goes_into_the_thread_of_the_message() {
    Heard heard =
        heard(
            mention(
                "'user':'U1','channel':'C1','ts':'200.1','thread_ts':'100.5','text':'<@U0BOT>'"));

    assertThat(heard.place().thread()).contains("100.5");
    assertThat(heard.parent()).contains("100.5");
    assertThat(heard.inThread()).isTrue();
    assertThat(heard.text().text()).isEmpty();
  }

  @Test
  void the_first_message_of_a_thread_does_not_hang_from_itself() {
    assertThat(
            heard(
                    mention(
                        "'user':'U1','channel':'C1','ts':'100.5','thread_ts':'100.5','text':'<@U0BOT> a'"))
                .inThread())
        .isFalse();
  }

  @Test
  void a_mention_in_a_channel_that_we_read_is_heard_by_one_of_its_two_events() {
    String fields = "'user':'U1','channel':'C1','ts':'100.5','text':'<@U0BOT> check prod'";

    assertThat(heard(mention(fields)).surface()).isEqualTo(Surface.MENTION);
    assertThat(message(fields + ",'channel_type':'channel'"))
        .isEqualTo(new Ignored(Reason.COMES_AS_MENTION));
  }

  @Test
  void a_direct_message_is_answered_in_its_thread() {
    Heard heard =
        heard(message("'user':'U1','channel':'D1','channel_type':'im','ts':'7.1','text':'help'"));

    assertThat(heard.surface()).isEqualTo(Surface.DIRECT_MESSAGE);
    assertThat(heard.place()).isEqualTo(new Place("T1", "D1", Optional.of("7.1")));
  }

  @Test
  void a_mention_in_a_direct_conversation_is_a_direct_message() {
    String fields = "'user':'U1','channel':'D1','ts':'7.1','text':'<@U0BOT> help'";

    assertThat(mention(fields)).isEqualTo(message(fields + ",'channel_type':'im'"));
    assertThat(heard(mention(fields)).surface()).isEqualTo(Surface.DIRECT_MESSAGE);
  }

  @Test
  void what_is_said_in_a_channel_to_others_is_overheard() {
    assertThat(
            heard(
                    message(
                        "'user':'U1','channel':'C1','channel_type':'channel','ts':'1.1','text':'Error'"))
                .surface())
        .isEqualTo(Surface.OVERHEARD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '"',
      textBlock =
          """
          'user':'U0BOT','channel':'C1','ts':'1.1','text':'<@U0BOT> a' ⇒ OURS
          'user':'U0BOT','bot_id':'B1','channel':'CALERTS','ts':'1.1','text':'a' ⇒ OURS
          'user':'U2','bot_id':'B1','channel':'C1','ts':'1.1','text':'<@U0BOT> a' ⇒ BOT
          'user':'U2','bot_id':'B1','channel':'D1','ts':'1.1','text':'a' ⇒ BOT
          'user':'USLACKBOT','channel':'D1','ts':'1.1','text':'a' ⇒ BOT
          'channel':'C1','ts':'1.1','text':'a' ⇒ INCOMPLETE
          'user':'U1','ts':'1.1','text':'a' ⇒ INCOMPLETE
          'user':'U1','channel':'C1','text':'a' ⇒ INCOMPLETE
          'user':'U1','channel':'D1','ts':'1.1','text':' ' ⇒ EMPTY
          'user':'U1','channel':'C1','ts':'1000.1','edited':{'ts':'2000.0'},'text':'a' ⇒ EDITED
          """)
  void is_ignored(String fields, Reason reason) {
    assertThat(message(fields)).isEqualTo(new Ignored(reason));
  }

  @Test
  void reports_and_bots_that_mention_us_are_ignored() {
    assertThat(
            mention(
                "'subtype':'channel_topic','user':'U1','channel':'C1','ts':'1.1','text':'<@U0BOT>'"))
        .isEqualTo(new Ignored(Reason.REPORT));
    assertThat(
            mention(
                "'subtype':'bot_message','bot_id':'B1','channel':'C1','ts':'1.1','text':'<@U0BOT>'"))
        .isEqualTo(new Ignored(Reason.BOT));
    assertThat(
            mention("'user':'U2','bot_id':'B1','channel':'CALERTS','ts':'1.1','text':'<@U0BOT>'"))
        .isEqualTo(new Ignored(Reason.BOT));
  }

  @Test
  void an_alert_is_overheard_where_it_is_wanted_and_never_addresses_us() {
    Heard heard =
        heard(
            message(
                "'user':'U2','bot_id':'B1','channel':'CALERTS','ts':'1.1','text':'<@U0BOT> Error'"));

    assertThat(heard.surface()).isEqualTo(Surface.OVERHEARD);
  }

  @Test
  void a_mention_that_was_forgotten_and_added_soon_is_heard() {
    assertThat(
            mention(
                "'user':'U1','channel':'C1','ts':'1000.1','edited':{'ts':'1030.0'},'text':'<@U0BOT> a'"))
        .isInstanceOf(Heard.class);
  }

  @Test
  void a_mention_in_code_does_not_address_us() {
    assertThat(mention("'user':'U1','channel':'C1','ts':'1.1','text':'log: ```<@U0BOT> said```'"))
        .isEqualTo(new Ignored(Reason.ONLY_IN_CODE));
    assertThat(
            heard(message("'user':'U1','channel':'C1','ts':'1.1','text':'type `<@U0BOT> help`'"))
                .surface())
        .isEqualTo(Surface.OVERHEARD);
    assertThat(
            heard(
                    mention(
                        "'user':'U1','channel':'C1','ts':'1.1','text':'<@U0BOT> why ```<@U0BOT> x```'"))
                .surface())
        .isEqualTo(Surface.MENTION);
  }

  @Test
  void files_come_along_five_at_most() {
    String file =
        "{'id':'F1','name':'a.log','mimetype':'text/plain','size':3,'url_private':'https://files.slack.com/p','url_private_download':'https://files.slack.com/d'}";
    String files = String.join(",", Collections.nCopies(7, file));
    Heard heard =
        heard(
            filters.fileShare(
                event(
                    "'subtype':'file_share','user':'U1','channel':'D1','channel_type':'im','ts':'1.1','text':'','files':["
                        + files
                        + "]",
                    MessageFileShareEvent.class),
                ENVELOPE));

    assertThat(heard.files())
        .hasSize(5)
        .contains(new SharedFile("F1", "a.log", "text/plain", 3, "https://files.slack.com/d"));
    assertThat(heard.filesLeftOut()).isEqualTo(2);
  }

  @Test
  void a_reply_that_was_sent_to_the_channel_too_is_heard() {
    Heard heard =
        heard(
            filters.broadcast(
                event(
                    "'subtype':'thread_broadcast','user':'U1','channel':'C1','channel_type':'channel','ts':'2.1','thread_ts':'1.1','text':'Error'",
                    MessageThreadBroadcastEvent.class),
                ENVELOPE));

    assertThat(heard.place().thread()).contains("1.1");
    assertThat(heard.surface()).isEqualTo(Surface.OVERHEARD);
  }

  @Test
  void anybodys_message_can_be_pointed_at_but_not_ours() {
    Person jane = new Person("T1", "U1", "jane");
    Message alert =
        event(
            "'bot_id':'B1','ts':'5.1','attachments':[{'text':'Error: Unauthorized'}]",
            Message.class);
    Message ours = event("'user':'U0BOT','ts':'5.1','text':'It is this'", Message.class);

    Heard heard = heard(filters.shortcut(alert, "T1", "C1", jane, "shortcut:1"));

    assertThat(heard.surface()).isEqualTo(Surface.SHORTCUT);
    assertThat(heard.by()).isEqualTo(jane);
    assertThat(heard.text().text()).isEqualTo("Error: Unauthorized");
    assertThat(heard.place().thread()).contains("5.1");
    assertThat(heard.keys()).containsExactly("shortcut:1");
    assertThat(filters.shortcut(ours, "T1", "C1", jane, "shortcut:2"))
        .isEqualTo(new Ignored(Reason.OURS));
  }

  @Test
  void ids_are_short_and_never_the_same() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(Ids.fresh());
    }

    assertThat(ids).hasSize(1000).allMatch(id -> id.matches("q-[a-z2-9]{10}"));
  }

  private Sifted mention(String fields) {
    return filters.mention(event(fields, AppMentionEvent.class), ENVELOPE);
  }

  private Sifted message(String fields) {
    return filters.message(event(fields, MessageEvent.class), ENVELOPE);
  }

  private static <T> T event(String fields, Class<T> type) {
    return GSON.fromJson(("{" + fields + "}").replace('\'', '"'), type);
  }

  private static Heard heard(Sifted sifted) {
    assertThat(sifted).isInstanceOf(Heard.class);
    return (Heard) sifted;
  }
}
