package io.github.eksauth.checks.source.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One API server: tells apart what is there, what is not there, and what we could not see.
final class ApiServer implements AutoCloseable {
  /// A page of so many objects is a few megabytes at most in ordinary clusters.
  private static final int PAGE = 250;

  /// Beyond that a list costs the API server more than an answer is worth.
  private static final int MOST_OBJECTS = 10_000;

  private static final String DISCOVERY = "/api";
  private static final String ANONYMOUS = "system:anonymous";

  private final JsonMapper mapper = new JsonMapper();
  private final Login login;
  private final Transport transport;

  /// Who we are to Kubernetes as far as it has said so, which it does when it refuses.
  private volatile String seenAs = "";

  ApiServer(Login login, Duration timeout) {
    this.login = login;
    this.transport = new Transport(login, timeout);
  }

  /// One object; absent when Kubernetes says that there is none of this name.
  <T> Fact<T> object(Call call, Function<Json, T> maker) {
    return switch (transport.get(call.path())) {
      case Answer.None none -> none.fact();
      case Answer.Given(Reply reply) when reply.good() ->
          made(call, () -> maker.apply(tree(call.kind(), reply.body())));
      case Answer.Given(Reply reply) -> refused(call, reply);
    };
  }

  /// Every object of a list that the maker makes something of; absent when the cluster need not
  /// know such objects and does not.
  <T> Fact<List<T>> list(Call call, Function<Json, Optional<T>> maker) {
    // a list can change so much under a reader that the API server forgets where he was
    for (int round = 0; round < 2; round++) {
      Fact<Pages<T>> read = pages(call, maker);
      if (!(read instanceof Fact.Known<Pages<T>>(Pages<T> pages)) || pages.complete) {
        return read.map(all -> List.copyOf(all.made));
      }
    }
    return Fact.unseen(
        "the list of " + call.needs().resource() + " changes faster than it can be read");
  }

  /// What was read of a list, and whether that is all.
  private record Pages<T>(List<T> made, boolean complete) {}

  private <T> Fact<Pages<T>> pages(Call call, Function<Json, Optional<T>> maker) {
    var all = new ArrayList<T>();
    long objects = 0;
    String next = "";
    do {
      Fact<Page<T>> answer = page(call, next, maker);
      if (!(answer instanceof Fact.Known<Page<T>>(Page<T> page)) || page.expired()) {
        return answer.map(_ -> new Pages<>(all, false));
      }
      all.addAll(page.made());
      // an empty page counts too, so that there is an end
      objects += Math.max(1, page.objects());
      next = page.next();
      if (objects + page.remaining() > MOST_OBJECTS) {
        return Fact.unseen(
            "there are too many " + call.needs().resource() + ": more than " + MOST_OBJECTS);
      }
    } while (!next.isEmpty());
    return Fact.known(new Pages<>(all, true));
  }

  private <T> Fact<Page<T>> page(Call call, String next, Function<Json, Optional<T>> maker) {
    return switch (transport.get(pageOf(call, next))) {
      case Answer.None none -> none.fact();
      case Answer.Given(Reply reply) when reply.good() ->
          made(call, () -> Page.read(mapper, reply.body(), call.kind() + "List", maker));
      case Answer.Given(Reply reply) when reply.code() == 410 && !next.isEmpty() ->
          Fact.known(Page.gone());
      case Answer.Given(Reply reply) -> refused(call, reply);
    };
  }

  private static String pageOf(Call call, String next) {
    return call.path()
        + "?limit="
        + PAGE
        + (call.selector().isEmpty() ? "" : "&" + call.selector())
        + (next.isEmpty() ? "" : "&continue=" + Call.encode(next));
  }

  /// Who we are to Kubernetes, as far as it has said so; `ok` when it just lets us in. Asks for
  /// what every authenticated user may read and nobody else (ClusterRole `system:discovery`).
  Fact<String> reachable() {
    return switch (transport.get(DISCOVERY)) {
      case Answer.None none -> none.fact();
      case Answer.Given(Reply reply) when reply.good() ->
          made(DISCOVERY, () -> tree("APIVersions", reply.body()))
              .map(_ -> seenAs.isEmpty() ? "ok" : seenAs);
      case Answer.Given(Reply reply) ->
          StatusMessage.read(mapper, reply.body())
              .flatMap(StatusMessage::user)
              .filter(user -> reply.code() == 403 && !user.equals(ANONYMOUS))
              .map(Fact::known)
              .orElseGet(() -> refused(DISCOVERY, Set.of(), reply));
    };
  }

  private interface Making<T> {
    T make();
  }

  private static <T> Fact<T> made(Call call, Making<T> making) {
    return made(call.path(), making);
  }

  private static <T> Fact<T> made(String path, Making<T> making) {
    try {
      return Fact.known(making.make());
    } catch (Malformed e) {
      return Fact.unseen(
          "the answer to GET " + path + " is not what Kubernetes answers: " + e.why());
    }
  }

  private Json tree(String kind, byte[] body) {
    try {
      Json tree = new Json("", mapper.readTree(body));
      if (!tree.at("kind").text().equals(kind)) {
        throw new Malformed("kind is not " + kind);
      }
      return tree;
    } catch (JacksonException e) {
      throw new Malformed("it is not JSON");
    }
  }

  /// Says 404 only of what Kubernetes itself says it.
  private <T> Fact<T> refused(Call call, Reply reply) {
    if (reply.code() == 404) {
      Optional<StatusMessage> status = StatusMessage.read(mapper, reply.body());
      boolean object =
          !call.isList() && status.filter(it -> it.name().equals(call.name())).isPresent();
      boolean api = !call.everywhere() && (status.isPresent() || noSuchPath(reply));
      return object || api
          ? Fact.absent()
          : Fact.unseen(
              "404 Not Found: "
                  + Trouble.host(login.endpoint())
                  + " knows no "
                  + call.path()
                  + ": is it the endpoint of a cluster?");
    }
    return refused(call.path(), Set.of(call.needs()), reply);
  }

  /// How an API server answers for a group of APIs that it does not have.
  private static boolean noSuchPath(Reply reply) {
    return new String(reply.body(), UTF_8).strip().equals("404 page not found");
  }

  private <T> Fact<T> refused(String path, Set<? extends Permission> needs, Reply reply) {
    Optional<StatusMessage> status = StatusMessage.read(mapper, reply.body());
    String says = status.map(it -> ": " + it.message()).orElse("");
    return switch (reply.code()) {
      case 401 ->
          Fact.unseen(
              reply.status() + ": " + Fact.Unseen.NOT_RECOGNISED + "; " + login.ifUnknown());
      case 403 -> forbidden(path, needs, reply, status);
      case 429 ->
          Fact.unseen(
              reply.status()
                  + ": "
                  + Fact.Unseen.BUSY
                  + (reply.retryAfter().isEmpty()
                      ? ""
                      : " and asks to wait " + StatusMessage.clean(reply.retryAfter()) + " s"));
      default ->
          Fact.unseen(
              reply.status()
                  + says
                  + (reply.code() < 400
                      ? ": the answer to GET " + path + " does not come from Kubernetes"
                      : ""));
    };
  }

  private <T> Fact<T> forbidden(
      String path, Set<? extends Permission> needs, Reply reply, Optional<StatusMessage> status) {
    if (status.isEmpty()) {
      return Fact.unseen(
          reply.status()
              + ", and not by Kubernetes: something between us and "
              + Trouble.host(login.endpoint())
              + " refuses GET "
              + path);
    }
    String says = reply.status() + ": " + status.get().message();
    Optional<String> user = status.get().user();
    if (user.filter(ANONYMOUS::equals).isPresent()) {
      return Fact.unseen(says + "; it took us for nobody; " + login.ifUnknown());
    }
    user.ifPresent(it -> seenAs = it);
    return Fact.unseen(says, Set.copyOf(needs));
  }

  @Override
  public void close() {
    transport.close();
  }
}
