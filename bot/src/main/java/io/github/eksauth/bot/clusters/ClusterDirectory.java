package io.github.eksauth.bot.clusters;

import io.github.eksauth.bot.clusters.Doors.Way;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.KnownAccount;
import io.github.eksauth.bot.config.KnownCluster;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.CouldNotLook;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.knowledge.text.Nearest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds clusters by whatever people call them: name, alias, ARN or API endpoint. What is written
/// down comes first; then AWS is asked, with the credentials and region at hand and in every
/// configured account and region side by side.
///
/// It never guesses: a name that fits several clusters is asked back, and a place that could not be
/// looked at is not one where the cluster is not.
public final class ClusterDirectory implements AutoCloseable {
  private static final String SET_REGION =
      "set AWS_REGION, give `--region`, or write the cluster with its `region` under `clusters:` in eks-auth.yaml";
  private static final int MOST_NAMES = 12;

  private final Config config;
  private final Doors doors;
  private final Clock clock;

  ClusterDirectory(Config config, Function<Place, AwsDoor> open, Reads reads, Clock clock) {
    this.config = config;
    doors = new Doors(open, reads);
    this.clock = clock;
  }

  /// The clusters that the configuration and AWS know.
  ///
  /// @param environment where the AWS SDK finds region and credentials
  /// @param reads is told of every read that no cache answers
  public static ClusterDirectory of(
      Config config, Map<String, String> environment, Reads reads, Clock clock) {
    return new ClusterDirectory(
        config,
        place ->
            LiveDoor.open(place.entrance(), place.region(), config.timeouts().call(), environment),
        reads,
        clock);
  }

  /// The one cluster that is meant.
  ///
  /// @throws BadInput when there is none, or several
  /// @throws CouldNotLook when nobody can tell
  public OpenCluster find(String word) {
    if (word.isBlank()) {
      throw new BadInput("The cluster's name is empty; name a cluster, its ARN or its endpoint");
    }
    if (word.startsWith("arn:")) {
      return byArn(word);
    }
    return ClusterEndpoint.parse(word).map(this::byEndpoint).orElseGet(() -> byName(word));
  }

  private OpenCluster byName(String word) {
    List<KnownCluster> known =
        config.clusters().stream().filter(cluster -> cluster.isCalled(word)).toList();
    if (known.size() > 1) {
      throw ambiguous(
          word, known.stream().map(it -> it.name() + " in " + it.region() + account(it)).toList());
    }
    return known.isEmpty() ? searched(word) : configured(known.getFirst());
  }

  private static String account(KnownCluster cluster) {
    return cluster.account().map(id -> ", account " + id).orElse("");
  }

  private static BadInput ambiguous(String word, List<String> those) {
    return new BadInput(
        "Several clusters are called `"
            + word
            + "`; say which by its ARN, arn:aws:eks:REGION:ACCOUNT:cluster/NAME:\n  "
            + String.join("\n  ", those));
  }

  private OpenCluster configured(KnownCluster cluster) {
    Way way = way(cluster);
    Fact<ClusterInfo> info = describe(way);
    if (info instanceof Fact.Absent) {
      doors.forget(way);
      throw new BadInput(
          "EKS knows no cluster `%s` in %s, where the configuration has it%s"
              .formatted(
                  cluster.name(),
                  way.place().in(cluster.region()),
                  near(cluster.name(), List.of(way.place()))));
    }
    info.ifKnown()
        .flatMap(it -> Arn.parse(it.arn()))
        .filter(arn -> cluster.account().filter(id -> !id.equals(arn.account())).isPresent())
        .ifPresent(arn -> {
          throw new CouldNotLook(
              "The configuration has `%s` in account %s, but our credentials are of account %s; give it the `role-arn` or `profile` of a role there"
                  .formatted(cluster.name(), cluster.account().orElse(""), arn.account()));
        });
    return open(way, info);
  }

  private static Way way(KnownCluster cluster) {
    return new Way(
        new Place(cluster.entrance(), Optional.of(cluster.region())),
        cluster.name(),
        cluster.kubeconfig(),
        cluster.context());
  }

  /// Looks in every place at once: the same name in two accounts is two clusters.
  private OpenCluster searched(String name) {
    List<Place> places = places();
    List<Way> ways = places.stream().map(place -> Way.of(place, name)).toList();
    List<Fact<ClusterInfo>> answers = SideBySide.ask(ways, this::describe);
    Map<String, Integer> found = new LinkedHashMap<>();
    for (int i = 0; i < ways.size(); i++) {
      if (answers.get(i) instanceof Fact.Known<ClusterInfo>(ClusterInfo info)) {
        found.putIfAbsent(info.arn(), i);
      } else {
        doors.forget(ways.get(i));
      }
    }
    if (found.size() > 1) {
      throw ambiguous(name, List.copyOf(found.keySet()));
    }
    if (found.size() == 1) {
      int i = found.values().iterator().next();
      return open(ways.get(i), answers.get(i));
    }
    return listed(name, places).orElseThrow(() -> notFound(name, places, answers));
  }

  /// Who may not describe a cluster may still be told that it is there.
  private Optional<OpenCluster> listed(String name, List<Place> places) {
    List<Place> there =
        places.stream()
            .filter(place ->
                doors.door(place).clusterNames().ifKnown().orElse(List.of()).contains(name))
            .toList();
    return there.size() == 1
        ? Optional.of(
            open(Way.of(there.getFirst(), name), describe(Way.of(there.getFirst(), name))))
        : Optional.empty();
  }

  private RuntimeException notFound(
      String name, List<Place> places, List<Fact<ClusterInfo>> answers) {
    List<String> blind = new ArrayList<>();
    List<String> looked = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      switch (doors.door(place).region()) {
        case Fact.Known<String>(String region) -> {
          if (answers.get(i) instanceof Fact.Unseen<ClusterInfo> unseen) {
            blind.add(place.in(region) + ": " + why(unseen));
          } else {
            looked.add(place.in(region));
          }
        }
        case Fact.Absent<String>() -> {}
        case Fact.Unseen<String> _ -> {}
      }
    }
    if (looked.isEmpty() && blind.isEmpty()) {
      return new BadInput(
          "There is no AWS region to look for `"
              + name
              + "` in; "
              + SET_REGION
              + near(name, List.of()));
    }
    if (looked.isEmpty()) {
      return new CouldNotLook(
          "Could not look for cluster `" + name + "` in " + String.join("; in ", blind));
    }
    String also = blind.isEmpty() ? "" : ". Could not look in " + String.join("; in ", blind);
    return new BadInput(
        "EKS knows no cluster `"
            + name
            + "` in "
            + String.join(" nor in ", looked)
            + near(name, places)
            + also);
  }

  private static String why(Fact.Unseen<?> unseen) {
    return unseen.missing().isEmpty()
        ? unseen.why()
        : unseen.why()
            + " (missing permission: "
            + unseen.missing().stream()
                .map(Permission::id)
                .sorted()
                .collect(Collectors.joining(", "))
            + ")";
  }

  /// What was probably meant, and if nothing was, what there is.
  private String near(String word, List<Place> places) {
    Set<String> names = new LinkedHashSet<>();
    config
        .clusters()
        .forEach(cluster -> {
          names.add(cluster.name());
          names.addAll(cluster.aliases());
        });
    SideBySide.ask(places, place -> doors.door(place).clusterNames())
        .forEach(list -> names.addAll(list.ifKnown().orElse(List.of())));
    names.remove(word);
    if (names.isEmpty()) {
      return "";
    }
    return Nearest.of(word, names)
        .map(name -> "; did you mean `" + name + "`?")
        .orElseGet(() ->
            "; there are "
                + names.stream()
                    .limit(MOST_NAMES)
                    .map(name -> "`" + name + "`")
                    .collect(Collectors.joining(", "))
                + (names.size() > MOST_NAMES ? " and more" : ""));
  }

  private OpenCluster byArn(String text) {
    Arn arn =
        Arn.parse(text)
            .filter(it -> it.service().equals("eks") && it.resource().startsWith("cluster/"))
            .orElseThrow(() ->
                new BadInput(
                    "`"
                        + text
                        + "` is not the ARN of a cluster; write"
                        + " arn:aws:eks:REGION:ACCOUNT:cluster/NAME"));
    String name = arn.lastSegment();
    Way way =
        config.clusters().stream()
            .filter(cluster -> cluster.name().equals(name) && cluster.region().equals(arn.region()))
            .filter(cluster -> cluster.account().filter(id -> !id.equals(arn.account())).isEmpty())
            .map(ClusterDirectory::way)
            .findFirst()
            .or(() -> configuredAccount(arn).map(place -> Way.of(place, name)))
            .orElseGet(() -> Way.of(atHand(arn), name));
    Fact<ClusterInfo> info = describe(way);
    if (info instanceof Fact.Absent) {
      doors.forget(way);
      throw new BadInput(
          "EKS knows no cluster `%s` in %s%s"
              .formatted(name, way.place().in(arn.region()), near(name, List.of(way.place()))));
    }
    info.ifKnown()
        .filter(it -> !it.arn().equals(text))
        .ifPresent(it -> {
          throw new CouldNotLook(
              "`%s` was asked for, but our credentials lead to %s; name the `role-arn` or `profile` of account %s under `accounts:` or `clusters:`"
                  .formatted(text, it.arn(), arn.account()));
        });
    return open(way, info);
  }

  private Optional<Place> configuredAccount(Arn arn) {
    return config.accounts().stream()
        .map(KnownAccount::entrance)
        .filter(entrance ->
            entrance
                .roleArn()
                .flatMap(Arn::parse)
                .filter(role -> role.account().equals(arn.account()))
                .isPresent())
        .findFirst()
        .map(entrance -> new Place(entrance, Optional.of(arn.region())));
  }

  /// The ARN's region with the credentials at hand, if they can lead there at all.
  private Place atHand(Arn arn) {
    Place place = new Place(Place.AT_HAND.entrance(), Optional.of(arn.region()));
    // asked where the credentials belong: another partition does not know them
    Optional<Arn> own =
        doors.door(Place.AT_HAND).ourselves().ifKnown().map(OwnIdentity::arn).flatMap(Arn::parse);
    if (own.filter(us -> !us.partition().equals(arn.partition())).isPresent()) {
      throw new BadInput(
          "`%s` is in partition %s, our credentials (%s) are of partition %s; use credentials of that partition"
              .formatted(arn, arn.partition(), own.get(), own.get().partition()));
    }
    if (own.filter(us -> !us.account().equals(arn.account())).isPresent()) {
      throw new CouldNotLook(
          "`%s` is in account %s, our credentials are %s; EKS answers only about clusters of the caller's own account: name a `role-arn` or `profile` of that account under `clusters:` or `accounts:` in eks-auth.yaml"
              .formatted(arn, arn.account(), own.get()));
    }
    return place;
  }

  private OpenCluster byEndpoint(ClusterEndpoint endpoint) {
    List<Way> ways = new ArrayList<>();
    for (KnownCluster cluster : config.clusters()) {
      if (endpoint.canBeIn(cluster.region())) {
        ways.add(way(cluster));
      }
    }
    List<Place> places =
        places().stream()
            .map(place ->
                place.region().isEmpty() && endpoint.region().isPresent()
                    ? new Place(place.entrance(), endpoint.region())
                    : place)
            .filter(place -> place.region().filter(it -> !endpoint.canBeIn(it)).isEmpty())
            .toList();
    List<Fact<List<String>>> names =
        SideBySide.ask(places, place -> doors.door(place).clusterNames());
    List<String> blind = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      switch (names.get(i)) {
        case Fact.Known<List<String>>(List<String> all) ->
            all.forEach(name -> ways.add(Way.of(place, name)));
        case Fact.Absent<List<String>>() -> {}
        case Fact.Unseen<List<String>> unseen ->
            blind.add(
                doors.door(place).region().ifKnown().map(place::in).orElse("the region at hand")
                    + ": "
                    + why(unseen));
      }
    }
    List<Fact<ClusterInfo>> answers = SideBySide.ask(ways, this::describe);
    for (int i = 0; i < ways.size(); i++) {
      if (answers.get(i).ifKnown().filter(it -> endpoint.isOf(it.endpoint())).isPresent()) {
        return open(ways.get(i), answers.get(i));
      }
    }
    String clusters = ways.size() == 1 ? "1 cluster" : ways.size() + " clusters";
    if (ways.isEmpty() && !blind.isEmpty()) {
      throw new CouldNotLook(
          "Could not look for the cluster with endpoint "
              + endpoint.host()
              + " in "
              + String.join("; in ", blind));
    }
    throw new BadInput(
        "None of the "
            + clusters
            + " that can be seen"
            + endpoint.region().map(region -> " in " + region).orElse("")
            + " has the endpoint "
            + endpoint.host()
            + "; name the cluster"
            + (blind.isEmpty() ? "" : ". Could not look in " + String.join("; in ", blind)));
  }

  /// Where to look for what is not written down, the credentials and region at hand first.
  private List<Place> places() {
    return Stream.concat(
            Stream.of(Place.AT_HAND),
            config.accounts().stream()
                .flatMap(account ->
                    account.regions().stream()
                        .map(region -> new Place(account.entrance(), Optional.of(region)))))
        .distinct()
        .toList();
  }

  private Fact<ClusterInfo> describe(Way way) {
    if (doors.door(way.place()).region() instanceof Fact.Unseen<String>(var why, var missing)) {
      return Fact.unseen(why, missing);
    }
    return doors.source(way).read(new FactKey.Cluster());
  }

  private OpenCluster open(Way way, Fact<ClusterInfo> info) {
    if (info instanceof Fact.Unseen<ClusterInfo> unseen
        && unseen.missing().isEmpty()
        && way.kubeconfig().isEmpty()) {
      throw new CouldNotLook("Could not look at cluster `" + way.name() + "`: " + unseen.why());
    }
    info.ifKnown()
        .filter(it -> it.status().equals("CREATING") || it.status().equals("PENDING"))
        .ifPresent(it -> {
          throw new CouldNotLook(
              "Cluster `%s` is still being created (status %s): there is no API server to ask yet; try again when it is ACTIVE"
                  .formatted(it.name(), it.status()));
        });
    return new OpenCluster(
        way.name(),
        info.ifKnown().map(ClusterInfo::arn).orElse(""),
        ClusterView.live(doors.source(way), clock.instant(), config.timeouts().run()),
        () -> doors.door(way.place()).clusterNames(),
        () -> doors.refresh(way));
  }

  /// Every cluster that is written down, without asking anybody.
  public List<Listed> written() {
    return config.clusters().stream()
        .map(cluster ->
            new Listed(
                cluster.name(), cluster.region(), cluster.account(), cluster.aliases(), true))
        .toList();
  }

  /// Every cluster that is written down or found.
  public Listing list() {
    Map<String, Listed> all = new LinkedHashMap<>();
    for (Listed cluster : written()) {
      all.put(
          cluster.region() + "/" + cluster.name() + "/" + cluster.account().orElse(""), cluster);
    }
    List<Place> places = places();
    List<Seen> seen = SideBySide.ask(places, this::see);
    List<String> blind = new ArrayList<>();
    for (Seen one : seen) {
      one.blind().ifPresent(blind::add);
      for (String name : one.names()) {
        boolean written =
            config.clusters().stream()
                .anyMatch(cluster ->
                    cluster.name().equals(name)
                        && cluster.region().equals(one.region())
                        && (cluster.account().isEmpty()
                            || cluster.account().equals(one.account())));
        if (!written) {
          all.putIfAbsent(
              one.region() + "/" + name + "/" + one.account().orElse(""),
              new Listed(name, one.region(), one.account(), List.of(), false));
        }
      }
    }
    return new Listing(List.copyOf(all.values()), blind);
  }

  private record Seen(
      String region, Optional<String> account, List<String> names, Optional<String> blind) {}

  private Seen see(Place place) {
    AwsDoor door = doors.door(place);
    return switch (door.region()) {
      case Fact.Known<String>(String region) ->
          switch (door.clusterNames()) {
            case Fact.Known<List<String>>(List<String> names) ->
                new Seen(
                    region,
                    door.ourselves().ifKnown().map(OwnIdentity::account),
                    names,
                    Optional.empty());
            case Fact.Absent<List<String>>() ->
                new Seen(region, Optional.empty(), List.of(), Optional.empty());
            case Fact.Unseen<List<String>> unseen ->
                new Seen(
                    region,
                    Optional.empty(),
                    List.of(),
                    Optional.of(place.in(region) + ": " + why(unseen)));
          };
      case Fact.Absent<String>() ->
          new Seen("", Optional.empty(), List.of(), Optional.of("no region is set"));
      case Fact.Unseen<String> unseen ->
          new Seen("", Optional.empty(), List.of(), Optional.of(unseen.why()));
    };
  }

  @Override
  public void close() {
    doors.close();
  }
}
