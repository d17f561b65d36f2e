// The least that a server which fans out over TLS can do: one epoll thread sends each line to all other clients, with one
// SSL_write for each client and turn. It has no names, no rooms, no checks and no disk.
//
//   tls-floor tls CERTIFICATE KEY | plain    prints its port, and serves until it is killed
//
// gcc -O2 -o tls-floor tls-floor.c -lssl -lcrypto
#include "channel.h"

enum {
  RING_BYTES = 1 << 26, // what a client may be behind
  MAX_CLIENTS = 1 << 16,
  LINE_BYTES = 256
};

typedef struct {
  Channel channel;
  int number;
  int waits_to_write; // the socket takes no more now
  uint64_t position;  // in the ring
  int written;        // bytes of what follows the position
  int filled;         // bytes of the line that arrives
  char line[LINE_BYTES];
} Client;

// Precedes each line in the ring.
typedef struct {
  int author;
  int size;
} Entry;

static char *ring;
static uint64_t head;
static Client **clients;
static int count;

static void ring_put(const void *bytes, int size) {
  for (int done = 0; done < size;) {
    uint64_t at = head % RING_BYTES;
    int part = size - done < (int)(RING_BYTES - at) ? size - done : (int)(RING_BYTES - at);
    memcpy(ring + at, (const char *)bytes + done, part);
    head += part;
    done += part;
  }
}

static void ring_get(uint64_t from, void *bytes, int size) {
  for (int done = 0; done < size;) {
    uint64_t at = (from + done) % RING_BYTES;
    int part = size - done < (int)(RING_BYTES - at) ? size - done : (int)(RING_BYTES - at);
    memcpy((char *)bytes + done, ring + at, part);
    done += part;
  }
}

static void say(Client *author) {
  char tag[32];
  int tag_size = snprintf(tag, sizeof tag, "guest-%d: ", author->number);
  Entry entry = {author->number, tag_size + author->filled};
  ring_put(&entry, sizeof entry);
  ring_put(tag, tag_size);
  ring_put(author->line, author->filled);
  author->filled = 0;
}

static void leave(Client *client) {
  SSL_free(client->channel.ssl);
  close(client->channel.fd);
  client->channel.fd = -1;
}

static void read_lines(Client *client) {
  static char bytes[READ_BYTES];
  int got;
  while ((got = receive(&client->channel, bytes, sizeof bytes)) > 0) {
    for (int i = 0; i < got; i++) {
      client->line[client->filled++] = bytes[i];
      if (bytes[i] == '\n' || client->filled == LINE_BYTES) {
        say(client);
      }
    }
  }
  if (!is_open(&client->channel, got)) {
    leave(client);
  }
}

// Fills a record with the lines of others from the client's position on; sets where it ends.
static int gather(Client *client, char *record, uint64_t *end) {
  int size = 0;
  uint64_t at = client->position;
  while (at < head) {
    Entry entry;
    ring_get(at, &entry, sizeof entry);
    if (size + entry.size > RECORD_BYTES) {
      break;
    }
    if (entry.author != client->number) {
      ring_get(at + sizeof entry, record + size, entry.size);
      size += entry.size;
    }
    at += sizeof entry + entry.size;
  }
  *end = at;
  return size;
}

static void write_lines(Client *client) {
  static char record[RECORD_BYTES];
  int waits = 0;
  while (!waits && client->position < head) {
    uint64_t end;
    // What is gathered again after a partial write begins with the same bytes.
    int rest = gather(client, record, &end) - client->written;
    int taken = rest > 0 ? transmit(&client->channel, record + client->written, rest) : 0;
    waits = taken < rest;
    client->written = waits ? client->written + taken : 0;
    client->position = waits ? client->position : end;
  }
  if (waits != client->waits_to_write) {
    watch(client, &client->channel, EPOLL_CTL_MOD, EPOLLIN | (waits ? EPOLLOUT : 0));
    client->waits_to_write = waits;
  }
}

static void accept_all(int listener) {
  int fd;
  while (count < MAX_CLIENTS && (fd = accept4(listener, 0, 0, SOCK_NONBLOCK)) >= 0) {
    Client *client = calloc(1, sizeof *client);
    open_channel(&client->channel, fd);
    if (client->channel.ssl) {
      SSL_set_accept_state(client->channel.ssl);
    }
    client->number = count;
    client->position = head;
    clients[count++] = client;
    watch(client, &client->channel, EPOLL_CTL_ADD, EPOLLIN);
  }
}

static int listen_and_print_port(void) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = localhost(0);
  socklen_t size = sizeof address;
  if (bind(listener, (struct sockaddr *)&address, size) || listen(listener, 4096) ||
      getsockname(listener, (struct sockaddr *)&address, &size)) {
    fail("can't listen");
  }
  printf("port %d\n", ntohs(address.sin_port));
  fflush(stdout);
  return listener;
}

static void serve(int listener) {
  struct epoll_event event = {.events = EPOLLIN}, events[EVENTS];
  epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int ready = epoll_wait(poller, events, EVENTS, -1);
    for (int i = 0; i < ready; i++) {
      Client *client = events[i].data.ptr;
      if (!client) {
        accept_all(listener);
      } else if (client->channel.fd >= 0) {
        client->waits_to_write &= !(events[i].events & EPOLLOUT);
        read_lines(client);
      }
    }
    for (int i = 0; i < count; i++) {
      if (clients[i]->channel.fd >= 0 && clients[i]->position < head && !clients[i]->waits_to_write) {
        write_lines(clients[i]);
      }
    }
  }
}

int main(int arguments, char **argument) {
  int tls = arguments == 4 && !strcmp(argument[1], "tls");
  if (!tls && !(arguments == 2 && !strcmp(argument[1], "plain"))) {
    fprintf(stderr, "usage: tls-floor tls CERTIFICATE KEY | plain\n");
    return 2;
  }
  prepare(tls ? TLS_server_method() : 0);
  if (tls && (SSL_CTX_use_certificate_chain_file(context, argument[2]) != 1 ||
              SSL_CTX_use_PrivateKey_file(context, argument[3], SSL_FILETYPE_PEM) != 1)) {
    fprintf(stderr, "can't use %s and %s\n", argument[2], argument[3]);
    return 1;
  }
  ring = malloc(RING_BYTES);
  clients = calloc(MAX_CLIENTS, sizeof *clients);
  serve(listen_and_print_port());
}
