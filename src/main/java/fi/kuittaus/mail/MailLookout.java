package fi.kuittaus.mail;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Knows which single mails of an inbox matter, and hears what has become of them. Called by one
 * thread at a time.
 */
public interface MailLookout {
  /** The mails of this folder whose state matters now. */
  List<Watched> watched(String folder, long uidValidity);

  /**
   * What has changed since the last look, all of one look together.
   *
   * @param changes never empty; after a failure they come again
   */
  void changed(String folder, long uidValidity, List<Change> changes);

  /**
   * Which ways the server does not leave to agents; told on each new connection.
   *
   * @param shut those that are configured, and that the server does not offer
   */
  void ways(Set<AgentWay> shut);

  /**
   * A mail whose state matters.
   *
   * @param known whether it is known already that somebody opened it, or marked it as deleted
   * @param marks the keywords of ours that it should bear, of {@link #MARKS}
   */
  record Watched(long uid, Optional<MessageId> messageId, Known known, Set<String> marks) {
    public Watched {
      marks = Set.copyOf(marks);
    }
  }

  /** What had become of a mail before. */
  record Known(boolean seen, boolean deleted) {
    public static final Known NOTHING = new Known(false, false);
  }

  /** What has become of a mail. */
  record Change(long uid, What what) {}

  /** What can become of a mail. */
  enum What {
    /** Somebody has opened it. */
    SEEN("seen"),
    /** It was marked as deleted, and is not any more. */
    BACK("back"),
    /** It lies in the Closed folder now. */
    CLOSED("closed"),
    /** It lies among junk. */
    JUNK("junk"),
    /** It is marked as deleted, or lies in the trash, or nowhere. */
    DELETED("deleted"),
    /** It lies in another folder. */
    ELSEWHERE("elsewhere");

    private final String label;

    What(String label) {
      this.label = label;
    }

    /** The word for it in the store. */
    public String label() {
      return label;
    }
  }

  /** The customer has been acknowledged. */
  String ACKNOWLEDGED = "$KuittausAcknowledged";

  /** An answer is due today. */
  String DUE_TODAY = "$KuittausDueToday";

  /** An answer was due before. */
  String LATE = "$KuittausLate";

  /** Every keyword that is ours to set and to take away. */
  Set<String> MARKS = Set.of(ACKNOWLEDGED, DUE_TODAY, LATE);
}
