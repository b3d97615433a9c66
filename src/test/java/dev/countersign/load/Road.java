package dev.countersign.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A road to a port of this machine that can be cut and healed: whatever is on it when it is cut is
/// lost.
final class Road implements AutoCloseable {
  private final ServerSocket entry;
  private final int[] targets;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Set<Integer> departures = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Road(ServerSocket entry, int[] targets) {
    this.entry = entry;
    this.targets = targets;
  }

  /// A road to one port.
  static Road to(int port) {
    return toEach(port);
  }

  /// A road to several ports in turn, as a balancer in front of them; where nobody listens the next
  /// is taken.
  static Road toEach(int... ports) {
    try {
      Road road = new Road(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()), ports);
      Thread.ofVirtual().name("road").start(road::letIn);
      return road;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  int port() {
    return entry.getLocalPort();
  }

  /// Whether a connection that arrived from that port came by this road.
  boolean leads(int port) {
    return departures.contains(port);
  }

  void cut() {
    cut = true;
    open.forEach(Road::drop);
  }

  void heal() {
    cut = false;
  }

  private void letIn() {
    while (!entry.isClosed()) {
      try {
        Socket from = entry.accept();
        if (cut) {
          drop(from);
        } else {
          Thread.ofVirtual().start(() -> join(from));
        }
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void join(Socket from) {
    try {
      Socket to = reached(1);
      departures.add(to.getLocalPort());
      from.setTcpNoDelay(true);
      to.setTcpNoDelay(true);
      open.add(from);
      open.add(to);
      Thread.ofVirtual().start(() -> carry(from, to));
      carry(to, from);
    } catch (IOException nobodyThere) {
      drop(from);
    }
  }

  private Socket reached(int attempt) throws IOException {
    int port = targets[Math.floorMod(turn.getAndIncrement(), targets.length)];
    try {
      return new Socket(InetAddress.getLoopbackAddress(), port);
    } catch (IOException nobodyThere) {
      if (attempt == targets.length) {
        throw nobodyThere;
      }
      return reached(attempt + 1);
    }
  }

  private void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException lost) {
      // either end is gone: so is the other, below
    }
    drop(from);
    drop(to);
    open.remove(from);
    open.remove(to);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      entry.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
