package fi.kuittaus.mail;

import java.util.List;
import java.util.Optional;

/** The header fields of a mail, topmost first; names are compared without case. */
public record Headers(List<Header> fields) {
  public Headers {
    fields = List.copyOf(fields);
  }

  /** The values of every field of this name, topmost first; empty where there is none. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.is(name)).map(Header::value).toList();
  }

  /** The value of the topmost field of this name. */
  public Optional<String> first(String name) {
    return fields.stream().filter(f -> f.is(name)).map(Header::value).findFirst();
  }

  public boolean has(String name) {
    return fields.stream().anyMatch(f -> f.is(name));
  }
}
