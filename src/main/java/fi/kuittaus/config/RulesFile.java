package fi.kuittaus.config;

import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HouseRules;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.promise.BusinessCalendar;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** One reading of {@code promises.yaml}. */
final class RulesFile {
  private final Path file;
  private final Findings findings;
  private final Optional<Instant> now;
  private final HolidayFiles holidays;

  /**
   * A file that has not been read.
   *
   * @param fetched the folder that keeps fetched calendars; empty: there is none
   * @param now from when on each calendar must open; empty: nobody asks
   */
  RulesFile(Path file, Optional<Path> fetched, Optional<Instant> now) {
    this.now = now;
    this.file = file;
    this.holidays = new HolidayFiles(file.resolveSibling(""), fetched);
    this.findings = new Findings(file.toString());
  }

  /**
   * What stands in the file.
   *
   * @param version of its bytes, see {@link Edition#version}
   */
  record Rules(HouseRules house, String version) {}

  /** What is read: the very bytes, so that the version is theirs. */
  Optional<byte[]> bytes() {
    return SourceFile.bytes(file, findings);
  }

  Path file() {
    return file;
  }

  Findings findings() {
    return findings;
  }

  /** The rules, unless there is a mistake in them. */
  Optional<Rules> read() {
    return bytes().flatMap(this::read);
  }

  /** The rules in these bytes, as {@link #read()}. */
  Optional<Rules> read(byte[] bytes) {
    Optional<Section> root =
        SourceFile.decoded(bytes, findings)
            .flatMap(text -> YamlReader.read(text, findings))
            .map(mapping -> Section.root(mapping, findings));
    Optional<PromisePolicy> promises = root.flatMap(r -> new PromisesReader(r, holidays).read());
    Optional<Triage> triage = root.flatMap(r -> new TriageReader(r).read());
    Optional<ScreeningPolicy.Named> named = root.map(r -> new ScreeningReader(r).read());
    HouseStyle style = root.map(r -> new HouseReader(r).read()).orElse(HouseStyle.USUAL);
    root.ifPresent(r -> new FormCheck(Schema.PROMISES, r.mapping(), findings).check());
    root.ifPresent(r -> promises.ifPresent(policy -> neverOpen(r, policy)));
    if (findings.hasMistakes()) {
      return Optional.empty();
    }
    root.ifPresent(r -> promises.ifPresent(policy -> new Doubts(r, policy).tell()));
    ScreeningPolicy.Named apart = named.orElse(ScreeningPolicy.Named.NONE);
    return promises.flatMap(
        p -> triage.map(t -> new Rules(new HouseRules(p, t, apart, style), whole(bytes))));
  }

  /** Such a calendar can promise nothing, and would keep mail from being taken in. */
  private void neverOpen(Section root, PromisePolicy policy) {
    for (Section section : root.sectionOrEmpty("calendars").sections()) {
      BusinessCalendar calendar = policy.calendars().get(section.name());
      if (calendar != null && now.filter(at -> !opens(calendar, at)).isPresent()) {
        findings.mistake(
            section.at(),
            section.name()
                + ": this calendar does not open within two years; are closed, holidays and"
                + " also-open right?");
      }
    }
  }

  private static boolean opens(BusinessCalendar calendar, Instant from) {
    try {
      calendar.nextOpening(from);
      return true;
    } catch (IllegalStateException _) {
      return false;
    }
  }

  /** The calendar files that were read with it. */
  HolidayFiles holidays() {
    return holidays;
  }

  /** The version of these bytes together with the calendar files that they name. */
  private String whole(byte... bytes) {
    return holidays.version().isEmpty()
        ? version(bytes)
        : version((version(bytes) + holidays.version()).getBytes(StandardCharsets.UTF_8));
  }

  static String version(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
