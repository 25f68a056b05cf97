package io.github.eksauth.checks.source.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.*;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The parsers of what Kubernetes writes: right on what it writes, and never anything but a clear
/// complaint on what it does not.
class WhatKubernetesWritesIsReadOrRefusedTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Arbitrary<String> TEXT = Arbitraries.strings().all().ofMaxLength(12);
  private static final Arbitrary<Instant> TIME =
      Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);

  private static Json json(JsonNode node) {
    return new Json("", node);
  }

  @Property(tries = 500)
  void any_text_is_a_status_or_none(@ForAll String text) {
    StatusMessage.read(MAPPER, text.getBytes(UTF_8));
  }

  @Property(tries = 500)
  void the_user_of_a_refusal_is_read_however_it_is_quoted(@ForAll("usernames") String user) {
    String quoted = user.replace("\\", "\\\\").replace("\"", "\\\"");
    var status =
        new StatusMessage(
            "Forbidden",
            "pods is forbidden: User \"" + quoted + "\" cannot list resource \"pods\" in API group",
            "");

    assertThat(status.user()).hasValue(user);
  }

  @Provide
  Arbitrary<String> usernames() {
    return Arbitraries.strings()
        .withCharRange('a', 'e')
        .withChars("\\\"/:@{} 用")
        .ofMinLength(1)
        .ofMaxLength(40);
  }

  @Property(tries = 500)
  void what_a_server_says_is_one_bearable_line_without_a_token(
      @ForAll String before, @ForAll String after) {
    String token = FakeKubernetes.eksToken("eu-west-1", "payments");
    String clean = StatusMessage.clean(before + "\n" + token + "\t" + after);

    assertThat(clean).doesNotContain("k8s-aws-v1.").hasSizeLessThanOrEqualTo(601);
    assertThat(clean.chars()).noneMatch(c -> c < ' ');
  }

  @Property(tries = 300)
  void writers_of_aws_auth_come_back_with_the_keys_they_own(
      @ForAll("managers") List<FieldManager> managers) {
    var map = new AwsAuthConfigMap(Map.of(), Optional.empty(), managers);

    assertThat(Workloads.awsAuth(json(ClusterJson.awsAuth(map)))).isEqualTo(map);
  }

  @Provide
  Arbitrary<List<FieldManager>> managers() {
    return Combinators.combine(
            TEXT, TEXT, TIME.optional(), TEXT.list().uniqueElements().ofMaxSize(4))
        .as(FieldManager::new)
        .list()
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void the_last_writer_of_an_annotation_counts(@ForAll("times") List<Instant> times) {
    ObjectNode account = JSON.objectNode();
    ArrayNode fields = account.putObject("metadata").putArray("managedFields");
    for (Instant time : times) {
      ObjectNode entry =
          fields.addObject().put("manager", "at " + time).put("time", time.toString());
      entry
          .putObject("fieldsV1")
          .putObject("f:metadata")
          .putObject("f:annotations")
          .putObject("f:mine");
    }

    assertThat(
            ManagedFields.ofAnnotation(json(account), "mine").flatMap(ManagedFields.Writer::time))
        .isEqualTo(times.stream().max(Instant::compareTo));
    assertThat(ManagedFields.ofAnnotation(json(account), "other")).isEmpty();
  }

  @Provide
  Arbitrary<List<Instant>> times() {
    return TIME.list().ofMaxSize(5);
  }

  @Property(tries = 300)
  void a_profile_is_found_in_what_the_scheduler_says(@ForAll("profiles") String profile) {
    String message =
        "Misconfigured Fargate Profile: fargate profile "
            + profile
            + " blocked for new launches due to: Pod execution role is not found in auth config";

    assertThat(FargateComplaints.profile(message)).isEqualTo(profile);
  }

  @Provide
  Arbitrary<String> profiles() {
    return Arbitraries.strings().alpha().numeric().withChars("-_").ofMinLength(1).ofMaxLength(100);
  }

  /// A value of the wrong type must not read as an empty one.
  @Property(tries = 1000)
  void an_object_with_anything_wrong_in_it_is_read_or_refused(
      @ForAll("objects") Sample sample, @ForAll int place, @ForAll("values") JsonNode value) {
    ObjectNode object = sample.object().deepCopy();
    replace(object, Math.floorMod(place, count(object)), value);
    try {
      assertThat(sample.maker().apply(json(object))).isNotNull();
    } catch (Malformed e) {
      assertThat(e.why()).isNotBlank();
    }
  }

  record Sample(String name, ObjectNode object, Function<Json, ?> maker) {}

  @Provide
  Arbitrary<Sample> objects() {
    Pod pod =
        new Pod(
            "apps",
            "web",
            Map.of("a", "b"),
            Map.of("c", "d"),
            "s",
            Optional.of(Instant.EPOCH),
            "Pending",
            "ReplicaSet",
            "node",
            "sa",
            true,
            true,
            Optional.of(1L),
            List.of(new PodContainer("c", Map.of("AWS_REGION", "x"), Optional.of(2L))),
            List.of("sts.amazonaws.com"));
    return Arbitraries.of(
        new Sample("pod", ClusterJson.pod(pod), Workloads::pod),
        new Sample(
            "aws-auth",
            ClusterJson.awsAuth(
                new AwsAuthConfigMap(
                    Map.of("mapRoles", "x"),
                    Optional.of(Instant.EPOCH),
                    List.of(
                        new FieldManager(
                            "m", "Apply", Optional.of(Instant.EPOCH), List.of("mapRoles"))))),
            Workloads::awsAuth),
        new Sample(
            "event",
            ClusterJson.event(new FargateEvent("a", "b", "", "m", Optional.of(Instant.EPOCH)), 1),
            FargateComplaints::of),
        new Sample(
            "node",
            ClusterJson.node(
                new Node(
                    "n", "p", false, "R: m", List.of("k=v:E"), Map.of("a", "b"), Optional.empty())),
            Machines::node),
        new Sample(
            "binding",
            ClusterJson.binding(
                new RbacBinding("ns", "n", "Role", "r", List.of(new RbacSubject("User", "u", "")))),
            AccessRules::binding),
        new Sample(
            "agent",
            ClusterJson.agent(new DaemonSet("kube-system", "agent", 1, 1, List.of())),
            Agent::of));
  }

  @Provide
  Arbitrary<JsonNode> values() {
    return Arbitraries.of(
        JSON.nullNode(),
        JSON.stringNode("text"),
        JSON.numberNode(3),
        JSON.numberNode(1e300),
        JSON.booleanNode(true),
        JSON.arrayNode().add(JSON.objectNode()),
        JSON.objectNode().put("x", 1));
  }

  private static int count(JsonNode node) {
    int count = 0;
    for (JsonNode child : node) {
      count += 1 + count(child);
    }
    return count;
  }

  /// Puts the value in the place of the n-th node inside; what is left of n when it was not here.
  private static int replace(JsonNode inside, int n, JsonNode value) {
    if (inside instanceof ObjectNode object) {
      for (String name : List.copyOf(object.propertyNames())) {
        if (n == 0) {
          object.set(name, value);
          return -1;
        }
        n = replace(object.get(name), n - 1, value);
        if (n < 0) {
          return n;
        }
      }
    } else if (inside instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (n == 0) {
          array.set(i, value);
          return -1;
        }
        n = replace(array.get(i), n - 1, value);
        if (n < 0) {
          return n;
        }
      }
    }
    return n;
  }

  @Property(tries = 300)
  void a_page_that_is_cut_is_refused(@ForAll double at) {
    String page =
        """
        {"kind":"PodList","metadata":{"continue":"x"},"items":[{"a":1},{"b":[2]}],"more":{}}\
        """;
    int end = (int) (Math.abs(at % 1) * (page.length() - 1));
    try {
      Page.read(MAPPER, page.substring(0, end).getBytes(UTF_8), "PodList", Optional::of);
      throw new AssertionError("a cut page was read: " + page.substring(0, end));
    } catch (Malformed e) {
      assertThat(e.why()).isNotBlank();
    }
  }
}
