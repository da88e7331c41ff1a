package fi.kuittaus.transport;

import fi.kuittaus.mail.MailLookout.What;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a mailbox keeps its Sent, its Closed and our own folder. Safe for several threads. */
final class FolderFinder {
  private static final Logger LOG = LoggerFactory.getLogger(FolderFinder.class);

  private static final String SENT = "Sent";
  private static final String OURS = "Kuittaus";
  private static final int MOST_FOLDERS = 100;

  private final String mailbox;
  private final FolderNames names;
  private final List<String> sentNames;
  private final List<String> junkNames;
  private final List<String> trashNames;

  FolderFinder(WatchedMailbox mailbox) {
    this.mailbox = mailbox.name();
    this.names = mailbox.folders();
    this.sentNames = known("sent-folders.txt");
    this.junkNames = known("junk-folders.txt");
    this.trashNames = known("trash-folders.txt");
  }

  /**
   * The Sent folder: as configured, else by special use (RFC 6154), else by its name; empty where
   * there is none.
   */
  Optional<String> sent(ImapLine line) throws IOException {
    if (names.sent().isPresent()) {
      return names.sent();
    }
    List<ListInfo> folders = folders(line);
    Optional<String> found = sent(folders);
    if (found.isEmpty()) {
      LOG.warn("{}: no Sent folder was found, so answers cannot be seen; name it", mailbox);
    }
    return found;
  }

  private Optional<String> sent(List<ListInfo> folders) {
    return folders.stream()
        .filter(folder -> has(folder, "\\Sent"))
        .findFirst()
        .or(() -> byName(folders))
        .map(folder -> folder.name);
  }

  /** The Sent folder, which is made where there is none: our letters' copies need one. */
  Optional<String> sentOrMade(ImapLine line) throws IOException {
    if (names.sent().isPresent()) {
      return names.sent();
    }
    List<ListInfo> folders = folders(line);
    Optional<String> found = sent(folders);
    return found.isPresent() ? found : make(line, folders, SENT);
  }

  /** The Closed folder, which is made where it does not exist; empty where that is refused. */
  Optional<String> closed(ImapLine line) throws IOException {
    return foundOrMade(line, names.closed());
  }

  /** The folder of our own, which is made where it does not exist; empty where that is refused. */
  Optional<String> ours(ImapLine line) throws IOException {
    return foundOrMade(line, OURS);
  }

  /**
   * Where mails may lie that the inbox has no more, the telling folders first; what lies there is
   * told by each.
   */
  Map<String, What> whereMailsGo(ImapLine line) throws IOException {
    Map<String, What> folders = new LinkedHashMap<>();
    List<ListInfo> all = folders(line);
    named(all, names.closed()).ifPresent(name -> folders.put(name, What.CLOSED));
    all.stream()
        .filter(folder -> has(folder, "\\Junk") || isNamed(folder, junkNames))
        .forEach(folder -> folders.putIfAbsent(folder.name, What.JUNK));
    all.stream()
        .filter(folder -> has(folder, "\\Trash") || isNamed(folder, trashNames))
        .forEach(folder -> folders.putIfAbsent(folder.name, What.DELETED));
    all.stream()
        .filter(folder -> !same(folder.name, names.inbox()) && !same(last(folder), OURS))
        .filter(folder -> !has(folder, "\\Flagged")) // a view that holds the inbox's mails, too
        .limit(MOST_FOLDERS)
        .forEach(folder -> folders.putIfAbsent(folder.name, What.ELSEWHERE));
    return folders;
  }

  private static boolean isNamed(ListInfo folder, List<String> known) {
    return known.contains(folded(last(folder)));
  }

  private Optional<String> foundOrMade(ImapLine line, String wanted) throws IOException {
    List<ListInfo> folders = folders(line);
    Optional<String> there = named(folders, wanted);
    return there.isPresent() ? there : make(line, folders, wanted);
  }

  private static Optional<String> named(List<ListInfo> folders, String wanted) {
    return folders.stream()
        .filter(f -> f.name.equals(wanted) || same(last(f), wanted))
        .map(f -> f.name)
        .findFirst();
  }

  private Optional<String> make(ImapLine line, List<ListInfo> folders, String wanted)
      throws IOException {
    // Some servers keep all folders below the inbox (the personal namespace of RFC 2342).
    char separator = folders.isEmpty() ? '/' : folders.getFirst().separator;
    for (String name : List.of(wanted, "INBOX" + separator + wanted)) {
      try {
        line.ask(p -> p.create(name));
        LOG.info("{}: made the folder {}", mailbox, name);
        line.ask(p -> p.subscribe(name));
        return Optional.of(name);
      } catch (ImapLine.Refused e) {
        Optional<String> meanwhile = named(folders(line), wanted); // another process was quicker
        if (meanwhile.isPresent()) {
          return meanwhile;
        }
        LOG.warn("{}: cannot make the folder {}: {}", mailbox, name, e.getMessage());
      }
    }
    return Optional.empty();
  }

  private Optional<ListInfo> byName(List<ListInfo> folders) {
    return folders.stream()
        .filter(folder -> rank(folder) >= 0)
        .min(Comparator.comparingInt(this::rank));
  }

  private int rank(ListInfo folder) {
    return sentNames.indexOf(folded(last(folder)));
  }

  private static String last(ListInfo folder) {
    return folder.name.substring(folder.name.lastIndexOf(folder.separator) + 1);
  }

  private static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT).strip();
  }

  private static boolean has(ListInfo folder, String attribute) {
    return folder.attrs != null
        && Arrays.stream(folder.attrs).anyMatch(attribute::equalsIgnoreCase);
  }

  /** Every folder that can be opened. */
  private static List<ListInfo> folders(ImapLine line) throws IOException {
    boolean extended = line.can("SPECIAL-USE") && line.can("LIST-EXTENDED");
    List<ListInfo> folders = new ArrayList<>();
    for (Response r : line.command("LIST \"\" \"*\"" + (extended ? " RETURN (SPECIAL-USE)" : ""))) {
      if (r instanceof IMAPResponse listed && listed.keyEquals("LIST")) {
        ListInfo folder = line.answer(p -> parsed(listed));
        if (folder.canOpen && !has(folder, "\\NonExistent")) {
          folders.add(folder);
        }
      }
    }
    return folders;
  }

  private static ListInfo parsed(IMAPResponse listed) throws ProtocolException {
    return new ListInfo(listed);
  }

  private static List<String> known(String list) {
    try (InputStream file = FolderFinder.class.getResourceAsStream(list)) {
      InputStream names = Objects.requireNonNull(file, list);
      return new BufferedReader(new InputStreamReader(names, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(FolderFinder::folded)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
