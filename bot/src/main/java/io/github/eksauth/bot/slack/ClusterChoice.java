package io.github.eksauth.bot.slack;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.clusters.Listing;
import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.conversation.Access;
import io.github.eksauth.bot.conversation.Decision;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Rooms;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.CouldNotLook;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.blocks.ClusterOption;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Mentions;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which cluster a question is about, among those that the asker may look at: the one that the text
/// names, else the one that the channel uses, else the only one there is.
final class ClusterChoice {
  /// Slack waits three seconds for a list of options, and people not that long.
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private static final String EVERYTHING = "all";
  private static final Pattern ENDPOINT =
      Pattern.compile(
          "\\b[0-9A-F]{32}\\.[a-z0-9]{1,10}\\.[a-z0-9-]{5,30}\\.eks\\.amazonaws\\.com(?:\\.cn)?");
  private static final Pattern CLUSTER_ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}:eks:[a-z0-9-]{1,30}:[0-9]{12}:cluster/[0-9A-Za-z_-]{1,100}");

  private final ClusterDirectory directory;
  private final Access access;
  private final Rooms rooms;
  private final Duration call;
  private final AsyncLoadingCache<String, Listing> listing;

  /// @param call how long a question waits for the list, just after a start: who asked would rather
  ///   wait than be asked back
  ClusterChoice(
      ClusterDirectory directory, Access access, Rooms rooms, Duration call, Executor threads) {
    this.call = call;
    this.directory = directory;
    this.access = access;
    this.rooms = rooms;
    listing =
        Caffeine.newBuilder()
            .maximumSize(1)
            .refreshAfterWrite(Duration.ofMinutes(1))
            .expireAfterWrite(Duration.ofMinutes(30))
            .executor(threads)
            .buildAsync(_ -> directory.list());
  }

  /// Starts to list the clusters, so that the first person who asks does not wait.
  void warmUp() {
    var _ = listing.get(EVERYTHING);
  }

  /// The clusters that this person may look at from here, those that were used here first; what is
  /// not known within a moment is left out.
  List<Listed> visible(Person person, Place place) {
    return visible(person, place, PATIENCE);
  }

  private List<Listed> visible(Person person, Place place, Duration patience) {
    List<Listed> all = access.visible(known(patience), person, place);
    List<String> used = rooms.lately(place);
    List<Listed> ordered = new ArrayList<>(all);
    ordered.sort(Comparator.comparingInt(cluster -> rank(used, cluster)));
    return List.copyOf(ordered);
  }

  private static int rank(List<String> used, Listed cluster) {
    int place = used.indexOf(cluster.name());
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private List<Listed> known(Duration patience) {
    CompletableFuture<Listing> all = listing.get(EVERYTHING);
    try {
      return all.get(patience.toMillis(), TimeUnit.MILLISECONDS).clusters();
    } catch (TimeoutException | ExecutionException notYet) {
      return directory.written();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return directory.written();
    }
  }

  /// What to call the cluster that a text is about; empty when nothing tells, and the asker must.
  ///
  /// @param named what the asker called it beside the text
  Optional<String> of(Optional<String> named, Paste paste, Person person, Place place) {
    if (named.isPresent()) {
      return named;
    }
    List<Listed> visible = visible(person, place, call);
    return inText(paste, visible)
        .or(() -> rooms.cluster(place))
        .or(() -> visible.size() == 1 ? Optional.of(visible.getFirst().name()) : Optional.empty());
  }

  /// What to call the cluster that somebody chose from a list.
  ///
  /// @param id as in [#options]
  Optional<String> word(String id, Person person, Place place) {
    return visible(person, place).stream()
        .filter(cluster -> id(cluster).equals(id))
        .map(ClusterChoice::word)
        .findFirst();
  }

  /// Those that somebody may choose from.
  ///
  /// @param typed what they typed to find it; empty for all
  List<ClusterOption> options(String typed, Person person, Place place, boolean hideAccounts) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return visible(person, place).stream()
        .filter(cluster ->
            cluster.name().toLowerCase(Locale.ROOT).contains(wanted)
                || cluster.aliases().stream()
                    .anyMatch(alias -> alias.toLowerCase(Locale.ROOT).contains(wanted)))
        .map(cluster ->
            new ClusterOption(
                id(cluster),
                cluster.name(),
                hideAccounts ? Optional.empty() : cluster.account(),
                cluster.region()))
        .toList();
  }

  /// Short, whatever the names: an ARN may be longer than what Slack takes.
  private static String id(Listed cluster) {
    return UUID.nameUUIDFromBytes(
            String.join("/", cluster.account().orElse(""), cluster.region(), cluster.name())
                .getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /// The ARN where the account is known, because two accounts may have clusters of one name.
  private static String word(Listed cluster) {
    return cluster.configured() ? cluster.name() : cluster.arn().orElse(cluster.name());
  }

  /// A cluster that the text names by ARN, by endpoint, as errors do, or as people do.
  private static Optional<String> inText(Paste paste, List<Listed> visible) {
    String text = paste.text();
    var arn = CLUSTER_ARN.matcher(text);
    if (arn.find() && visible.stream().anyMatch(it -> arn.group().endsWith("/" + it.name()))) {
      return Optional.of(arn.group());
    }
    var endpoint = ENDPOINT.matcher(text);
    if (endpoint.find() && !visible.isEmpty()) {
      return Optional.of(endpoint.group());
    }
    Mentions mentions = paste.mentions();
    return visible.stream()
        .map(Listed::name)
        .filter(name -> mentions.cluster().filter(name::equals).isPresent())
        .findFirst()
        .or(() ->
            visible.stream()
                .filter(cluster ->
                    says(text, cluster.name())
                        || cluster.aliases().stream().anyMatch(a -> says(text, a)))
                .map(Listed::name)
                .findFirst());
  }

  private static boolean says(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (isEdge(text, at - 1) && isEdge(text, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return true;
    }
    char c = text.charAt(at);
    return !Character.isLetterOrDigit(c) && c != '-' && c != '_';
  }

  /// That somebody may not look at a cluster that they chose from a list; empty when it is no
  /// longer there at all.
  ///
  /// @param id as in [#options]
  Optional<Opened.Refused> refusal(String id, Person person, Place place) {
    return known(PATIENCE).stream()
        .filter(cluster -> id(cluster).equals(id))
        .flatMap(cluster ->
            switch (access.allows(person, place, cluster.name(), cluster.arn().orElse(""))) {
              case Decision.Allowed() -> Stream.<Opened.Refused>empty();
              case Decision.Refused why -> Stream.of(new Opened.Refused(cluster.name(), why));
            })
        .findFirst();
  }

  /// Opens a cluster for somebody; nobody learns the names of clusters that they may not look at.
  ///
  /// @param word what the cluster is called; without it none is opened
  Opened open(Optional<String> word, Person person, Place place, Language language) {
    if (word.isEmpty()) {
      return new Opened.None();
    }
    try {
      OpenCluster cluster = directory.find(word.get());
      return switch (access.allows(person, place, cluster.name(), cluster.arn())) {
        case Decision.Allowed() -> new Opened.Open(cluster);
        case Decision.Refused refusal -> new Opened.Refused(cluster.name(), refusal);
      };
    } catch (BadInput notThere) {
      return visible(person, place).isEmpty()
          ? new Opened.Refused(
              word.get(), new Decision.Refused(Decision.Reason.NO_RULE_FOR_CLUSTER, List.of()))
          : new Opened.Sorry(CardWriter.sorry(notThere.says(), language));
    } catch (CouldNotLook blind) {
      return new Opened.Sorry(CardWriter.couldNotLook(blind.says(), language));
    }
  }

  /// Forgets what was read of a cluster, for somebody who may look at it.
  void refresh(String word, Person person, Place place) {
    if (open(Optional.of(word), person, place, Language.ENGLISH)
        instanceof Opened.Open(OpenCluster cluster)) {
      cluster.refresh().run();
    }
  }

  /// A cluster for somebody, or why not.
  sealed interface Opened {
    record Open(OpenCluster it) implements Opened {}

    /// None was asked for.
    record None() implements Opened {}

    /// This person may not look at it from here.
    record Refused(String name, Decision.Refused why) implements Opened {
      /// How the asker is told.
      Reply in(Place place, Language language) {
        Words words = why.words();
        return CardWriter.refused(
            name,
            language == Language.CHINESE ? words.zh() : words.en(),
            Optional.of(place.channel()),
            language);
      }
    }

    /// There is none of that name, or it could not be looked at; the reply says which.
    record Sorry(Reply why) implements Opened {}

    default Optional<OpenCluster> cluster() {
      return this instanceof Open(OpenCluster it) ? Optional.of(it) : Optional.empty();
    }
  }
}
