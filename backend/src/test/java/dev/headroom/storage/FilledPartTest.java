package dev.headroom.storage;

class FilledPartTest extends CheckpointPartContract<FilledPart> {
  @Override
  public FilledPart empty() {
    return new FilledPart("filled", 10);
  }

  @Override
  public void add(FilledPart part, int number) {
    part.value = 31 * part.value + number;
  }

  @Override
  public Object content(FilledPart part) {
    return part.value;
  }
}
