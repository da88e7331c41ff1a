package fi.kuittaus.config;

import fi.kuittaus.conversation.HouseStyle;
import fi.kuittaus.promise.PromisePolicy;
import fi.kuittaus.reading.Triage;
import java.nio.file.Path;
import java.util.Optional;

/** One reading of {@code promises.yaml}. */
final class RulesFile {
  private final Path file;
  private final Findings findings;

  RulesFile(Path file) {
    this.file = file;
    this.findings = new Findings(file.toString());
  }

  /** What stands in the file. */
  record Rules(PromisePolicy promises, Triage triage, HouseStyle house) {}

  Findings findings() {
    return findings;
  }

  /** The rules, unless there is a mistake in them. */
  Optional<Rules> read() {
    Optional<Section> root =
        SourceFile.text(file, findings)
            .flatMap(text -> YamlReader.read(text, findings))
            .map(mapping -> Section.root(mapping, findings));
    Optional<PromisePolicy> promises = root.flatMap(r -> new PromisesReader(r).read());
    Optional<Triage> triage = root.flatMap(r -> new TriageReader(r).read());
    HouseStyle house = root.map(r -> new HouseReader(r).read()).orElse(HouseStyle.USUAL);
    root.ifPresent(r -> new FormCheck(Schema.PROMISES, r.mapping(), findings).check());
    if (findings.hasMistakes()) {
      return Optional.empty();
    }
    root.ifPresent(r -> promises.ifPresent(policy -> new Doubts(r, policy).tell()));
    return promises.flatMap(p -> triage.map(t -> new Rules(p, t, house)));
  }
}
