package io.github.eksauth.bot.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.KnowledgeConfig;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.knowledge.entry.EntryDraft;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.match.Lint;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.yaml.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposalTest {
  private static final KnowledgeConfig GITHUB =
      new KnowledgeConfig(Optional.of("https://github.com/acme/eks-auth"), "main");
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 9);
  private static final Paste PASTE =
      new Paste(
          """
          module.eks.aws_eks_capability.this: Creating...
          ╷
          │ Error: creating EKS Capability (prod-2:argocd): operation error EKS: CreateCapability, \
          https response error StatusCode: 400, RequestID: 0c9d6a3e-5b7f, InvalidParameterException: \
          The role arn:aws:iam::999988887777:role/argocd cannot be assumed by the capability "argocd"
          │ password=hunter2hunter2
          """);

  @Test
  void an_entry_is_proposed_with_the_line_that_tells_as_its_signal() {
    String url = Proposal.entry(PASTE, GITHUB).orElseThrow();
    Map<String, String> query = query(url);

    assertThat(url).startsWith("https://github.com/acme/eks-auth/new/main?filename=");
    assertThat(query.get("filename"))
        .isEqualTo("knowledge/entries/creating-eks-capability-createcapability/entry.yaml");
    assertThat(query.get("value"))
        .contains(
            "  - says: \"Error creating EKS Capability <...> operation error EKS CreateCapability https response error",
            "# │ Error: creating EKS Capability",
            "arn:aws:iam::111122223333:role/argocd",
            "password=[redacted]")
        .doesNotContain("999988887777", "hunter2");
    assertThat(query.get("message")).startsWith("Propose an entry: ");
    assertThat(query.get("description")).contains("kb lint");
  }

  @Test
  void a_gap_beside_an_entry_that_comes_close_is_a_paste_that_the_entry_must_find() {
    Map<String, String> query =
        query(Proposal.gap(PASTE, Optional.of("rbac-forbidden"), GITHUB, TODAY).orElseThrow());

    assertThat(query.get("filename"))
        .startsWith("knowledge/entries/rbac-forbidden/hit-")
        .endsWith(".txt");
    assertThat(query.get("value")).isEqualTo(PASTE.text().replace("999988887777", "111122223333"));
    assertThat(query.get("description")).contains("`rbac-forbidden`");
  }

  @Test
  void a_gap_that_nothing_comes_close_to_waits_among_the_gaps() {
    assertThat(
            query(Proposal.gap(PASTE, Optional.empty(), GITHUB, TODAY).orElseThrow())
                .get("filename"))
        .startsWith("knowledge/gaps/2026-04-09-")
        .endsWith(".txt");
    assertThat(
            query(Proposal.gap(PASTE, Optional.of("../../x"), GITHUB, TODAY).orElseThrow())
                .get("filename"))
        .startsWith("knowledge/gaps/");
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/acme/eks-auth/, main, https://github.com/acme/eks-auth/new/main?filename=",
    "https://github.com/acme/eks-auth.git, release/1 x, https://github.com/acme/eks-auth/new/release/1%20x?filename=",
    "https://git.acme.example/infra/eks-auth, main, https://git.acme.example/infra/eks-auth/new/main?filename=",
    "https://gitlab.acme.example/infra/team/eks-auth, main, https://gitlab.acme.example/infra/team/eks-auth/-/new/main?file_name=",
  })
  void each_host_has_its_page(String repository, String branch, String start) {
    KnowledgeConfig config = new KnowledgeConfig(Optional.of(repository), branch);

    assertThat(Proposal.gap(PASTE, Optional.empty(), config, TODAY))
        .hasValueSatisfying(url -> assertThat(url).startsWith(start));
  }

  @Test
  void without_a_repository_nothing_is_proposed() {
    assertThat(Proposal.gap(PASTE, Optional.empty(), KnowledgeConfig.USUAL, TODAY)).isEmpty();
    assertThat(Proposal.entry(PASTE, KnowledgeConfig.USUAL)).isEmpty();
    assertThat(
            Proposal.entry(
                PASTE, new KnowledgeConfig(Optional.of("git@github.com:a/b.git"), "main")))
        .isEmpty();
  }

  @Test
  void a_long_paste_is_cut_and_starts_shortly_before_the_line_that_tells() {
    String noise = "all is well\n".repeat(5000);
    Paste paste = new Paste(noise + "Error: the capability cannot be created\n" + noise);

    String gap = Proposal.gap(paste, Optional.empty(), GITHUB, TODAY).orElseThrow();
    String entry = Proposal.entry(new Paste("错误：无法创建\n".repeat(5000)), GITHUB).orElseThrow();

    assertThat(gap.length()).isBetween(2900, 3000);
    assertThat(query(gap).get("value"))
        .startsWith("all is well\n".repeat(3) + "Error: the capability");
    assertThat(entry.length()).isBetween(2900, 3000);
    assertThat(query(entry).get("value")).contains("sources:\n  - tfm#1\n# The paste");
  }

  @Test
  void two_accounts_stay_two() {
    assertThat(
            Accounts.masked("arn:aws:iam::999988887777:role/a in 666655554444, not 9999-8888-7777"))
        .isEqualTo("arn:aws:iam::111122223333:role/a in 444455556666, not 111122223333");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '~',
      textBlock =
          """
          An argument named "manage_aws_auth_configmap" is not expected here. ⇒ An argument named manage_aws_auth_configmap is not expected here
          2026-04-09T05:11:52Z [ERROR] pods is forbidden: User "jane" cannot list resource "pods" ⇒ ERROR pods is forbidden User <...> cannot list resource
          User: arn:aws:sts::111122223333:assumed-role/ci is not authorized to perform: eks:DescribeCluster on resource: arn:aws:eks:x ⇒ User <...> is not authorized to perform eks:DescribeCluster on resource
          {"level":"fatal","msg":"Command failed","error":"CIDR is missing"} ⇒ Command failed <...> error <...> CIDR is missing
          configmaps aws-auth already exists in kube-system ⇒ configmaps aws-auth already exists in kube-system
          """)
  void what_varies_is_left_out_of_a_signal(String line, String phrase) {
    assertThat(TellingLine.of(line).phrase()).contains(phrase);
  }

  @Test
  void too_little_makes_no_signal() {
    assertThat(TellingLine.of("").phrase()).isEmpty();
    assertThat(TellingLine.of("Unauthorized").phrase()).isEmpty();
    assertThat(TellingLine.of("").name()).isEqualTo("unknown-error");
  }

  @Test
  void the_proposed_entry_needs_only_what_a_person_must_fill_in() throws IOException {
    assertThat(problems(PASTE)).isNotEmpty().allMatch(ProposalTest::isToFillIn);
  }

  @Property(tries = 100)
  void an_entry_proposed_for_any_paste_can_be_linted(@ForAll("pastes") String text)
      throws IOException {
    assertThat(problems(new Paste(text))).allMatch(ProposalTest::isToFillIn);
  }

  @Property
  void an_address_for_any_paste_fits_into_a_button(@ForAll("pastes") String text) {
    Paste paste = new Paste(text);
    String gap = Proposal.gap(paste, Optional.empty(), GITHUB, TODAY).orElseThrow();
    String entry = Proposal.entry(paste, GITHUB).orElseThrow();

    assertThat(List.of(gap, entry))
        .allSatisfy(url -> {
          assertThat(url.length()).isLessThanOrEqualTo(3000);
          assertThat(URI.create(url)).hasHost("github.com");
          assertThat(query(url).get("filename"))
              .matches("knowledge/(?:gaps|entries)/[a-z0-9-]+(?:\\.txt|/entry\\.yaml)");
        });
  }

  /// The fixtures of the draft are still those of the draft.
  private static boolean isToFillIn(Problem problem) {
    return Path.of(problem.file()).getFileName().toString().matches("(?:hit|near)-[0-9]\\.txt");
  }

  /// What lint says to the file in the address, beside the other files of a draft.
  private static List<Problem> problems(Paste paste) throws IOException {
    Map<String, String> query = query(Proposal.entry(paste, GITHUB).orElseThrow());
    Path folder = Files.createTempDirectory("proposed");
    try {
      Path entry = folder.resolve(query.get("filename"));
      Files.createDirectories(entry.resolveSibling("."));
      for (EntryDraft.DraftFile file : EntryDraft.files()) {
        Files.writeString(entry.resolveSibling(file.name()), file.text());
      }
      Files.writeString(entry, query.get("value"));
      return Lint.problems(
          new KnowledgeFolder(folder.resolve("knowledge").resolve("entries")),
          Diagnostician.vocabulary());
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, String> query(String url) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : url.substring(url.indexOf('?') + 1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return query;
  }

  @Provide
  Arbitrary<String> pastes() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "Error: ",
                "failed to create ",
                "access entry ",
                "\"",
                "'",
                "\\",
                ": ",
                "- ",
                "#",
                "%",
                "&",
                "*",
                "{{x}}",
                "{group}",
                "<cluster>",
                "<...>",
                " | ",
                "\n",
                "\r",
                "\t",
                "\u0000",
                "\u001B[31m",
                "\u0085",
                "\u2028",
                "\uFEFF",
                "\uD800",
                "😀",
                "错误：",
                "---\n",
                "...",
                "!!int ",
                "cannot ",
                "denied ",
                "999988887777",
                "aws_eks_cluster",
                "eks:CreateCluster",
                "x".repeat(700),
                "\n".repeat(40)),
            Arbitraries.strings().ofMaxLength(6))
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }
}
