package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.Fact;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.json.JsonMapper;

/// One kubeconfig file: finds a context in it and the way to log in.
///
/// The client library would do it too, but it runs what the file names to get a token. Nothing is
/// run here, and no message quotes the file: it is full of secrets.
/// https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/
final class Kubeconfig {
  private final Path file;
  private final Json root;

  private Kubeconfig(Path file, Json root) {
    this.file = file;
    this.root = root;
  }

  /// The way into the cluster of this context; the current one when empty.
  static Fact<Login> login(Path file, Optional<String> context) {
    try {
      return Fact.known(new Kubeconfig(file, parse(file)).login(context));
    } catch (Malformed e) {
      return Fact.unseen(file + ": " + e.why());
    }
  }

  private static Json parse(Path file) {
    Object document;
    try {
      document =
          new Load(LoadSettings.builder().setLabel("kubeconfig").build())
              .loadFromString(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new Malformed("there is no such file");
    } catch (CharacterCodingException e) {
      throw new Malformed("it is not a text in UTF-8");
    } catch (IOException e) {
      throw new Malformed("it cannot be read: is it ours to read?");
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark();
      throw new Malformed(
          "it is not YAML" + mark.map(it -> ": look at line " + (it.getLine() + 1)).orElse(""));
    } catch (YamlEngineException e) {
      throw new Malformed("it is not YAML");
    }
    Json root = new Json("", new JsonMapper().valueToTree(document));
    if (root.missing()) {
      throw new Malformed("it is empty");
    }
    return root;
  }

  private Login login(Optional<String> asked) {
    String name = asked.orElseGet(() -> root.at("current-context").text());
    if (name.isEmpty()) {
      throw new Malformed("it has no current context: name one");
    }
    Json context = named("contexts", name, "context");
    Json cluster = named("clusters", context.at("cluster").needed(), "cluster");
    Json user = named("users", context.at("user").needed(), "user");
    refuse(cluster, "insecure-skip-tls-verify", "a token goes to nobody we cannot identify");
    refuse(cluster, "tls-server-name", "it cannot check a certificate against another name");
    refuse(cluster, "proxy-url", "it takes no proxy from a kubeconfig");
    refuse(user, "as", "it cannot act as somebody else");
    return new Login(endpoint(cluster), tls(cluster, user), token(name, user), ifUnknown(name));
  }

  private static String ifUnknown(String context) {
    return "what context " + context + " of the kubeconfig logs in with is wrong or has expired";
  }

  /// The entry of this name in one of the three lists.
  private Json named(String list, String name, String what) {
    for (Json entry : root.at(list).items()) {
      if (entry.at("name").text().equals(name)) {
        return entry.at(what);
      }
    }
    throw new Malformed("there is no " + what + " \"" + StatusMessage.clean(name) + "\" in it");
  }

  private static void refuse(Json of, String setting, String because) {
    Json value = of.at(setting);
    boolean off = value.missing() || (value.node().isBoolean() && !value.flag());
    if (!off) {
      throw new Malformed(value.place() + " is set, which eks-auth does not do: " + because);
    }
  }

  private static URI endpoint(Json cluster) {
    Json server = cluster.at("server");
    try {
      URI endpoint = new URI(server.needed());
      if ("https".equals(endpoint.getScheme())
          && endpoint.getHost() != null
          && endpoint.getRawQuery() == null
          && endpoint.getRawFragment() == null) {
        return endpoint;
      }
    } catch (URISyntaxException e) {
      // said below, without quoting it
    }
    throw new Malformed(server.place() + " is not a URL that begins with https://");
  }

  private Tls tls(Json cluster, Json user) {
    String authority = pem(cluster, "certificate-authority");
    String certificate = pem(user, "client-certificate");
    String key = pem(user, "client-key");
    if (certificate.isEmpty() != key.isEmpty()) {
      throw new Malformed("of client-certificate and client-key one is missing");
    }
    return new Tls(authority.isEmpty() ? Tls.PUBLIC : authority, certificate, key);
  }

  /// What stands in the file itself goes before what it points to.
  private String pem(Json of, String name) {
    String data = of.at(name + "-data").text();
    if (!data.isEmpty()) {
      return Tls.decode(data);
    }
    String path = of.at(name).text();
    return path.isEmpty() ? "" : besides(of.at(name).place(), path);
  }

  /// A file that the kubeconfig names, as seen from where the kubeconfig is.
  private String besides(String place, String path) {
    try {
      return Files.readString(file.toAbsolutePath().resolveSibling(path));
    } catch (IOException | RuntimeException e) {
      throw new Malformed(place + " names a file that cannot be read");
    }
  }

  private Supplier<Fact<String>> token(String context, Json user) {
    String token = user.at("token").text().strip();
    Json tokenFile = user.at("tokenFile");
    if (!tokenFile.text().isEmpty()) {
      // read anew each time: such files are replaced before their token expires
      return () -> read(tokenFile);
    }
    if (!token.isEmpty()) {
      return () -> Fact.known(token);
    }
    if (!user.at("client-certificate").missing() || !user.at("client-certificate-data").missing()) {
      return () -> Fact.known("");
    }
    String wants =
        !user.at("exec").missing()
            ? "gets its token by running a program (" + program(user) + ")"
            : !user.at("auth-provider").missing()
                ? "gets its token from an auth provider"
                : !user.at("username").missing()
                    ? "logs in with a password, which Kubernetes no longer takes"
                    : "names neither a token nor a client certificate";
    throw new Malformed(
        "context "
            + StatusMessage.clean(context)
            + " "
            + wants
            + "; eks-auth runs nothing that a kubeconfig names: leave the kubeconfig out and let it"
            + " use your AWS credentials instead");
  }

  private Fact<String> read(Json tokenFile) {
    try {
      String token = besides(tokenFile.place(), tokenFile.text()).strip();
      return token.isEmpty()
          ? Fact.unseen(file + ": the file that " + tokenFile.place() + " names is empty")
          : Fact.known(token);
    } catch (Malformed e) {
      return Fact.unseen(file + ": " + e.why());
    }
  }

  /// The name of the program only: its arguments can hold secrets.
  private static String program(Json user) {
    return StatusMessage.clean(user.at("exec").at("command").text());
  }
}
