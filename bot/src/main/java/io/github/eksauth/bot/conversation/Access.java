package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.config.AccessRule;
import io.github.eksauth.bot.config.KnownCluster;
import io.github.eksauth.bot.conversation.Decision.Allowed;
import io.github.eksauth.bot.conversation.Decision.Reason;
import io.github.eksauth.bot.conversation.Decision.Refused;
import io.github.eksauth.checks.awsauth.Arn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Who may ask about which clusters: whoever a rule allows it, and nobody else.
///
/// Where it could be read either way, it is read as the narrower one:
/// - A rule with channels is about what is said in these channels, where everybody can see it. It
///   does not let their members ask in a direct conversation, unless that one is listed too. A rule
///   without channels applies everywhere.
/// - A rule that names nobody is for the people of the workspace that the channel belongs to.
///   People of other workspaces, which a shared channel lets in, must be named, by user or by
///   group.
/// - A group that cannot be read has no members, and the refusal says so.
/// - A cluster that EKS does not let us describe has no ARN, and no rule that is written with ARNs
///   allows it. Aliases are those of the one configured cluster that has its name; when several
///   have it, none.
public final class Access {
  private final List<Rule> rules;
  private final List<KnownCluster> clusters;
  private final Function<String, Optional<Set<String>>> members;

  private record Rule(
      List<Glob> clusters, Set<String> channels, Set<String> users, List<String> groups) {
    static Rule of(AccessRule rule) {
      return new Rule(
          rule.clusters().stream().map(Glob::of).toList(),
          Set.copyOf(rule.channels()),
          Set.copyOf(rule.users()),
          rule.groups());
    }

    boolean isAbout(List<String> names) {
      return clusters.stream().anyMatch(glob -> names.stream().anyMatch(glob::matches));
    }

    boolean appliesIn(Place place) {
      return channels.isEmpty() || channels.contains(place.channel());
    }

    boolean namesNobody() {
      return users.isEmpty() && groups.isEmpty();
    }
  }

  /// @param clusters what is configured: from there come the aliases
  /// @param members the ids of the users in a user group; empty when it cannot be read
  public Access(
      List<AccessRule> rules,
      List<KnownCluster> clusters,
      Function<String, Optional<Set<String>>> members) {
    this.rules = rules.stream().map(Rule::of).toList();
    this.clusters = List.copyOf(clusters);
    this.members = members;
  }

  /// Whether somebody may ask there about a cluster.
  ///
  /// @param name its name in EKS
  /// @param arn its ARN; empty when it is not known
  public Decision allows(Person person, Place place, String name, String arn) {
    Optional<Arn> parsed = Arn.parse(arn);
    List<KnownCluster> same =
        clusters.stream()
            .filter(cluster -> cluster.name().equals(name))
            .filter(cluster -> parsed.map(it -> isAt(cluster, it)).orElse(true))
            .toList();
    List<String> names = new ArrayList<>(List.of(name));
    if (!arn.isEmpty()) {
      names.add(arn);
    }
    if (parsed.isPresent() || same.size() == 1) {
      same.forEach(cluster -> names.addAll(cluster.aliases()));
    }
    return decide(person, place, names);
  }

  private static boolean isAt(KnownCluster cluster, Arn arn) {
    return cluster.region().equals(arn.region())
        && cluster.account().map(arn.account()::equals).orElse(true);
  }

  /// Those that somebody may ask about there.
  public List<Listed> visible(List<Listed> all, Person person, Place place) {
    return all.stream()
        .filter(listed -> decide(person, place, names(listed)) instanceof Allowed)
        .toList();
  }

  private static List<String> names(Listed listed) {
    return Stream.of(Stream.of(listed.name()), listed.aliases().stream(), listed.arn().stream())
        .flatMap(it -> it)
        .toList();
  }

  private Decision decide(Person person, Place place, List<String> names) {
    if (rules.isEmpty()) {
      return refused(Reason.NO_RULES);
    }
    List<Rule> about = rules.stream().filter(rule -> rule.isAbout(names)).toList();
    if (about.isEmpty()) {
      return refused(Reason.NO_RULE_FOR_CLUSTER);
    }
    List<Rule> here = about.stream().filter(rule -> rule.appliesIn(place)).toList();
    if (here.isEmpty()) {
      return refused(Reason.NOT_HERE);
    }
    boolean ofThisWorkspace = person.team().equals(place.team());
    for (Rule rule : here) {
      if (rule.namesNobody() ? ofThisWorkspace : rule.users().contains(person.id())) {
        return new Allowed();
      }
    }
    return byGroup(person, here);
  }

  /// Groups are read last: it may cost a call.
  private Decision byGroup(Person person, List<Rule> here) {
    Set<String> unread = new LinkedHashSet<>();
    for (Rule rule : here) {
      for (String group : rule.groups()) {
        Optional<Set<String>> ids = members.apply(group);
        if (ids.isEmpty()) {
          unread.add(group);
        } else if (ids.get().contains(person.id())) {
          return new Allowed();
        }
      }
    }
    return unread.isEmpty()
        ? refused(Reason.NOT_THIS_PERSON)
        : new Refused(Reason.GROUP_UNREAD, List.copyOf(unread));
  }

  private static Refused refused(Reason reason) {
    return new Refused(reason, List.of());
  }
}
