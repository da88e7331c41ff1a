package fi.kuittaus.cli.mailfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFilesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_file_is_one_mail() throws IOException {
    Path file = write("one.eml", "Subject: x\n\nFrom here on\n");
    assertThat(mails(file)).containsExactly("one.eml Subject: x\n\nFrom here on\n");
  }

  @Test
  void a_directory_is_its_eml_files_by_name() throws IOException {
    write("b.eml", "b");
    write("a.EML", "a");
    write("readme.txt", "no mail");
    Files.createDirectory(folder.resolve("c.eml"));
    assertThat(mails(folder)).containsExactly("a.EML a", "b.eml b");
  }

  @Test
  void a_maildir_is_what_lies_in_cur_and_new() throws IOException {
    for (String name : List.of("cur", "new", "tmp")) {
      Files.createDirectory(folder.resolve(name));
    }
    write("cur/1.host:2,S", "seen");
    write("new/2.host", "unseen");
    write("tmp/3.host", "half");
    write("dovecot.index.eml", "no mail");
    assertThat(mails(folder)).containsExactly("1.host:2,S seen", "2.host unseen");
  }

  @Test
  void an_mbox_is_many_mails_each_with_its_index() throws IOException {
    Path mbox =
        write(
            "mbox",
            """
            From a@example.com Mon Nov 23 09:00:00 2026
            Subject: first

            From the beginning it was broken.
            >From a quoted line
            >>From twice quoted

            From where I stand, fine.

            From b@example.com Mon Nov 23 09:01:00 2026
            Subject: second

            text
            """);
    assertThat(mails(mbox))
        .containsExactly(
            """
            mbox[0] Subject: first

            From the beginning it was broken.
            From a quoted line
            >From twice quoted

            From where I stand, fine.

            """,
            """
            mbox[1] Subject: second

            text
            """);
  }

  @Test
  void what_is_longer_than_any_mail_is_cut_and_the_next_one_is_whole() throws IOException {
    Path mbox = folder.resolve("big");
    String separator = "From a@example.com Mon Nov 23 09:00:00 2026\n";
    try (var out = Files.newBufferedWriter(mbox)) {
      out.write(separator);
      for (int i = 0; i < 40; i++) {
        out.write("x".repeat(1 << 20));
      }
      out.write("\n\n" + separator + "Subject: next\n");
    }
    List<Integer> sizes = new ArrayList<>();
    new MailFiles(mbox).forEach(mail -> sizes.add(mail.raw().length));
    assertThat(sizes).containsExactly(MailFiles.MOST_BYTES, "Subject: next\n".length());
  }

  @Test
  void nothing_is_a_mail_of_nothing() throws IOException {
    assertThat(mails(write("empty", ""))).containsExactly("empty ");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static List<String> mails(Path path) throws IOException {
    List<String> mails = new ArrayList<>();
    new MailFiles(path).forEach(mail -> mails.add(shown(mail)));
    return mails;
  }

  private static String shown(StoredMail mail) {
    OptionalInt index = mail.index();
    return mail.file().getFileName()
        + (index.isPresent() ? "[" + index.getAsInt() + "]" : "")
        + " "
        + new String(mail.raw(), StandardCharsets.UTF_8);
  }
}
