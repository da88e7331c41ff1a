package fi.kuittaus.config;

import java.util.List;

/**
 * A key that is read and checked, and whose function this release does not have.
 *
 * @param key with dots; {@code *} stands for any name
 * @param meanwhile what happens instead
 * @param stops whether the daemon must not start with it, since going on without would be wrong
 */
public record NotYet(String key, String meanwhile, boolean stops) {
  /** All of them: a key leaves this list when its function comes. */
  static final List<NotYet> ALL =
      List.of(
          new NotYet("database", "conversations are kept in the embedded database in data", true),
          new NotYet("mailboxes.*.imap.oauth2", "log in with a password", true),
          new NotYet("mailboxes.*.smtp.oauth2", "log in with a password", true));

  /** Those that a file uses. */
  static List<NotYet> in(Node.Mapping root) {
    return ALL.stream().filter(n -> has(root, List.of(n.key().split("\\.")))).toList();
  }

  private static boolean has(Node node, List<String> path) {
    if (path.isEmpty()) {
      return true;
    }
    String step = path.getFirst();
    return node instanceof Node.Mapping mapping
        && mapping.entries().stream()
            .filter(e -> step.equals("*") || step.equals(e.key()))
            .anyMatch(e -> has(e.value(), path.subList(1, path.size())));
  }
}
