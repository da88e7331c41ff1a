package fi.kuittaus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimCommandTest {
  @TempDir Path folder;
  private Path config;

  @BeforeEach
  void configure() throws IOException {
    config = folder.resolve("kuittaus.yaml");
    String account = "{ host: 127.0.0.1, user: %s, password: \"${NOT_SET}\" }";
    Files.writeString(
        config,
        """
        data: data
        promises: %2$s
        mailboxes:
          support: { address: support@example.com, imap: %1$s, smtp: %1$s }
          sales: { address: sales@example.com, imap: %3$s, smtp: %3$s }
        """
            .formatted(
                account.formatted("support"),
                Path.of("config/promises.yaml").toAbsolutePath(),
                account.formatted("sales")));
  }

  private Typed typed(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("claim", "--config", config.toString()));
    arguments.addAll(List.of(more));
    return Typed.in(
        Map.of(), "", shell -> List.of(new ClaimCommand(shell)), arguments.toArray(new String[0]));
  }

  @Test
  void leavesAClaimForEveryMailboxAndSaysWhatHappensNext() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Typed typed = typed();
    assertThat(typed.err()).isEmpty();
    assertThat(typed.exitCode()).isZero();
    assertThat(typed.out()).startsWith("claimed: support, sales\n").contains("within seconds");
    assertThat(folder.resolve("data/claim-support")).exists();
    assertThat(folder.resolve("data/claim-sales")).exists();
  }

  @Test
  void oneMailboxOnlyIfItIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    assertThat(typed("--mailbox", "sales").out()).startsWith("claimed: sales\n");
    assertThat(folder.resolve("data/claim-support")).doesNotExist();
    assertThat(folder.resolve("data/claim-sales")).exists();
  }

  @Test
  void anUnknownMailboxIsRefusedWithThoseThatThereAre() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    Typed typed = typed("--mailbox", "suport");
    assertThat(typed.exitCode()).isEqualTo(Cli.USAGE);
    assertThat(typed.err())
        .isEqualTo("kuittaus: there is no mailbox suport; the configuration has support, sales\n");
    assertThat(folder.resolve("data")).isEmptyDirectory();
  }

  @Test
  void withoutADataFolderThereIsNothingToClaimFor() {
    Typed typed = typed();
    assertThat(typed.exitCode()).isEqualTo(Cli.USAGE);
    assertThat(typed.err()).contains("there is no data folder").hasLineCount(1);
  }
}
