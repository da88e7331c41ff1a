package fi.kuittaus.cli;

import fi.kuittaus.conversation.Reference;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A reference as an argument: any case, with or without {@code KU-}; a mistyped one is refused. */
final class ReferenceArgument implements ITypeConverter<Reference> {
  @Override
  public Reference convert(String text) {
    return Reference.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "\""
                    + Printable.line(text)
                    + "\" is no reference: its check character does not fit. Is it mistyped?"));
  }
}
