package dev.countersign.store;

import java.util.List;
import java.util.stream.IntStream;

/// Several processes' views of one database, as far as one test process can have them.
record Stores(List<Store> all) implements AutoCloseable {
  static Stores open(Database database, int processes) {
    String url = database.fresh();
    return new Stores(IntStream.range(0, processes).mapToObj(i -> Store.open(url)).toList());
  }

  Store of(int process) {
    return all.get(process % all.size());
  }

  Stores emptied() {
    Database.empty(all.getFirst());
    return this;
  }

  @Override
  public void close() {
    all.forEach(Store::close);
  }
}
