package fi.kuittaus.config;

import fi.kuittaus.conversation.Edition;
import fi.kuittaus.conversation.HouseRules;
import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import fi.kuittaus.screening.ScreeningPolicy;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** One reading of {@code promises.yaml}. */
final class RulesFile {
  private final Path file;
  private final Findings findings;

  RulesFile(Path file) {
    this.file = file;
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
    Optional<PromisePolicy> promises = root.flatMap(r -> new PromisesReader(r).read());
    Optional<Triage> triage = root.flatMap(r -> new TriageReader(r).read());
    Optional<ScreeningPolicy.Named> named = root.map(r -> new ScreeningReader(r).read());
    HouseStyle style = root.map(r -> new HouseReader(r).read()).orElse(HouseStyle.USUAL);
    root.ifPresent(r -> new FormCheck(Schema.PROMISES, r.mapping(), findings).check());
    if (findings.hasMistakes()) {
      return Optional.empty();
    }
    root.ifPresent(r -> promises.ifPresent(policy -> new Doubts(r, policy).tell()));
    ScreeningPolicy.Named apart = named.orElse(ScreeningPolicy.Named.NONE);
    return promises.flatMap(
        p -> triage.map(t -> new Rules(new HouseRules(p, t, apart, style), version(bytes))));
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
