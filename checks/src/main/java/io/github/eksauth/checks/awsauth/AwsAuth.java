package io.github.eksauth.checks.awsauth;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The `aws-auth` ConfigMap as the cluster understands it: `pkg/mapper/configmap` of
/// aws-iam-authenticator, in our words.
///
/// Each key is parsed by itself; text that is not YAML loses the whole key and nothing else (fact
/// 7). The values then go through Go's JSON decoder, whose manners are kept: field names without
/// case, later fields over earlier ones in alphabetical order, a value of the wrong type leaves its
/// field empty.
public final class AwsAuth {
  public static final String ROLES = "mapRoles";
  public static final String USERS = "mapUsers";
  public static final String ACCOUNTS = "mapAccounts";

  /// Texts that stand for "nothing here".
  private static final Set<String> SKIPPED = Set.of("", "``", "\"\"", "''");

  /// Something that the authenticator stumbled over; `dropsKey` when it lost the whole key by it.
  public record Problem(String key, int line, Words says, boolean dropsKey) {
    public Words where() {
      return new Words(key + " line " + line, key + " 第 " + line + " 行");
    }
  }

  private final List<Mapping> roles;
  private final List<Mapping> users;
  private final Set<String> accounts;
  private final List<Problem> problems;
  private final Map<String, Mapping> byArn = new HashMap<>();
  private final Map<String, Mapping> byArnWithoutPath = new HashMap<>();

  private AwsAuth(
      List<Mapping> roles, List<Mapping> users, Set<String> accounts, List<Problem> problems) {
    this.roles = List.copyOf(roles);
    this.users = List.copyOf(users);
    this.accounts = Set.copyOf(accounts);
    this.problems = List.copyOf(problems);
    // mapRoles is asked before mapUsers, so it is put last
    users.forEach(user -> byArn.put(user.match(), user));
    roles.forEach(role -> byArn.put(role.match(), role));
    for (Mapping role : roles) {
      if (role.roleWithPath()) {
        byArnWithoutPath.put(role.arnWithoutPath().toLowerCase(Locale.ROOT), role);
      }
    }
  }

  /// Never fails: what cannot be read becomes a [Problem].
  public static AwsAuth parse(Map<String, String> data) {
    var problems = new ArrayList<Problem>();
    var roles = mappings(data, ROLES, "rolearn", problems);
    var users = mappings(data, USERS, "userarn", problems);
    var accounts = new HashSet<String>();
    read(data, ACCOUNTS, problems)
        .ifPresent(items ->
            items.forEach(item -> {
              // here Go decodes into texts directly, so an unquoted number stays as written
              if (item instanceof Yaml.Scalar(String text, Yaml.Kind _, int _)) {
                accounts.add(text);
              }
            }));
    return new AwsAuth(roles, users, accounts, problems);
  }

  /// The ConfigMap of the cluster, parsed once per run.
  public static Fact<AwsAuth> of(Facts facts) {
    return facts
        .get(new FactKey.AwsAuth())
        .map(stored -> facts.once(AwsAuth.class, () -> parse(stored.data())));
  }

  /// Every understood item of `mapRoles` in order, duplicates included.
  public List<Mapping> roles() {
    return roles;
  }

  /// Every understood item of `mapUsers` in order, duplicates included.
  public List<Mapping> users() {
    return users;
  }

  public Set<String> accounts() {
    return accounts;
  }

  public List<Problem> problems() {
    return problems;
  }

  /// Why a whole key was lost; empty when it was not.
  public Optional<Problem> lost(String key) {
    return problems.stream().filter(p -> p.dropsKey() && p.key().equals(key)).findFirst();
  }

  /// The item that a caller with this ARN gets. Of several the last counts (fact 8); a path of the
  /// asked role is taken off first, as STS never tells it (fact 2).
  public Optional<Mapping> find(String callerArn) {
    return Optional.ofNullable(byArn.get(asCaller(callerArn)));
  }

  /// An item that was meant for this role and cannot match, because its ARN carries the path (fact
  /// 3).
  public Optional<Mapping> findWithPath(String callerArn) {
    return Optional.ofNullable(byArnWithoutPath.get(asCaller(callerArn)));
  }

  /// Items of one key for the same ARN, in order; only where there is more than one (fact 8).
  public List<List<Mapping>> duplicates() {
    var all = new ArrayList<List<Mapping>>();
    for (List<Mapping> items : List.of(roles, users)) {
      var same = new LinkedHashMap<String, List<Mapping>>();
      items.forEach(item -> same.computeIfAbsent(item.match(), k -> new ArrayList<>()).add(item));
      same.values().stream().filter(list -> list.size() > 1).forEach(all::add);
    }
    return all;
  }

  private static String asCaller(String arn) {
    return Arn.parse(arn)
        .flatMap(Arn::canonical)
        .map(Arn::withoutPath)
        .map(Arn::toString)
        .orElse(arn)
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<List<Yaml.Value>> read(
      Map<String, String> data, String key, List<Problem> problems) {
    String text = data.get(key);
    if (text == null || SKIPPED.contains(text.strip())) {
      return Optional.empty();
    }
    try {
      return switch (Yaml.read(text)) {
        case Yaml.Sequence(List<Yaml.Value> items, int _) -> Optional.of(items);
        case Yaml.Scalar(String _, Yaml.Kind kind, int _) when kind == Yaml.Kind.NULL ->
            Optional.empty();
        case Yaml.Value other -> {
          problems.add(
              new Problem(
                  key,
                  other.line(),
                  new Words(
                      "it is not a list (no \"- \" in front of the items)", "它不是列表（条目前没有 \"- \"）"),
                  true));
          yield Optional.empty();
        }
      };
    } catch (Yaml.Unreadable broken) {
      String why = String.valueOf(broken.getMessage()).strip();
      problems.add(
          new Problem(
              key,
              broken.line(),
              new Words("it is not valid YAML: " + why, "不是有效的 YAML：" + why),
              true));
      return Optional.empty();
    }
  }

  private static List<Mapping> mappings(
      Map<String, String> data, String key, String arnField, List<Problem> problems) {
    var found = new ArrayList<Mapping>();
    for (Yaml.Value item : read(data, key, problems).orElse(List.of())) {
      if (item instanceof Yaml.Mapping(Map<String, Yaml.Value> entries, int line)) {
        new Item(key, line, arnField, problems).read(entries).ifPresent(found::add);
      } else {
        problems.add(skipped(key, item.line(), arnField));
      }
    }
    return found;
  }

  private static Problem skipped(String key, int line, String arnField) {
    return new Problem(
        key,
        line,
        new Words("the item has no " + arnField + " and is skipped", "该条目没有 " + arnField + "，被跳过"),
        false);
  }

  /// One item on its way through Go's JSON decoder.
  private static final class Item {
    private final String key;
    private final int line;
    private final String arnField;
    private final List<Problem> problems;
    private String arn = "";
    private String username = "";
    private List<String> groups = List.of();
    private boolean groupsAreList = true;
    private boolean sso;

    Item(String key, int line, String arnField, List<Problem> problems) {
      this.key = key;
      this.line = line;
      this.arnField = arnField;
      this.problems = problems;
    }

    Optional<Mapping> read(Map<String, Yaml.Value> entries) {
      new TreeMap<>(entries).forEach(this::field);
      // `sso` items match nothing in EKS, and together with an ARN they are invalid
      if (arn.isEmpty() || sso) {
        problems.add(skipped(key, line, arnField));
        return Optional.empty();
      }
      return Optional.of(new Mapping(key, line, arn, username, groups, groupsAreList));
    }

    private void field(String name, Yaml.Value value) {
      if (name.equalsIgnoreCase(arnField)) {
        arn = text(name, value, arn);
      } else if (name.equalsIgnoreCase("username")) {
        username = text(name, value, username);
      } else if (name.equalsIgnoreCase("groups")) {
        groups(value);
      } else if (name.equalsIgnoreCase("sso") && key.equals(ROLES)) {
        sso = !isNull(value);
      }
    }

    private String text(String name, Yaml.Value value, String before) {
      if (value instanceof Yaml.Scalar(String text, Yaml.Kind kind, int _)
          && kind == Yaml.Kind.TEXT) {
        return text;
      }
      if (!isNull(value)) {
        wrongType(name, value.line(), "a text", "字符串");
      }
      return before;
    }

    private void groups(Yaml.Value value) {
      if (value instanceof Yaml.Sequence(List<Yaml.Value> items, int _)) {
        var names = new ArrayList<String>();
        for (Yaml.Value item : items) {
          String name = text("groups", item, "");
          if (!name.isEmpty()) {
            names.add(name);
          }
        }
        groups = names;
        groupsAreList = true;
      } else if (isNull(value)) {
        groups = List.of();
      } else {
        groupsAreList = false;
        wrongType("groups", value.line(), "a list", "列表");
      }
    }

    private void wrongType(String name, int where, String en, String zh) {
      problems.add(
          new Problem(
              key,
              where,
              new Words(name + " is not " + en + " and is ignored", name + " 不是" + zh + "，被忽略"),
              false));
    }

    private static boolean isNull(Yaml.Value value) {
      return value instanceof Yaml.Scalar(String _, Yaml.Kind kind, int _)
          && kind == Yaml.Kind.NULL;
    }
  }
}
