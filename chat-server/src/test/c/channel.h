// What the server and the load of the TLS benchmark share: sockets on localhost that never block, with or without TLS.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
  RECORD_BYTES = 1 << 14, // the most that one TLS record takes
  READ_BYTES = 1 << 16,   // what one system call reads, with TLS and without
  EVENTS = 512
};

typedef struct {
  int fd;
  SSL *ssl; // null without TLS
} Channel;

static int poller;
static SSL_CTX *context; // null without TLS

static inline void fail(const char *what) {
  perror(what);
  exit(1);
}

static inline struct sockaddr_in localhost(int port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Both sides know one suite, which chat-server prefers, so that all servers encrypt alike.
static inline void prepare(const SSL_METHOD *method) {
  signal(SIGPIPE, SIG_IGN);
  struct rlimit files = {1 << 20, 1 << 20};
  setrlimit(RLIMIT_NOFILE, &files);
  poller = epoll_create1(0);
  if (!method) {
    return;
  }
  context = SSL_CTX_new(method);
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256");
  SSL_CTX_set_read_ahead(context, 1);
  SSL_CTX_set_default_read_buffer_len(context, READ_BYTES);
  SSL_CTX_set_mode(context, SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_RELEASE_BUFFERS);
}

static inline void open_channel(Channel *channel, int fd) {
  int one = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  channel->fd = fd;
  if (context) {
    channel->ssl = SSL_new(context);
    SSL_set_fd(channel->ssl, fd);
  }
}

static inline int receive(Channel *channel, void *bytes, int size) {
  return channel->ssl ? SSL_read(channel->ssl, bytes, size) : (int)read(channel->fd, bytes, size);
}

// Returns how many bytes were written: with TLS all or none.
static inline int transmit(Channel *channel, const void *bytes, int size) {
  int count = channel->ssl ? SSL_write(channel->ssl, bytes, size) : (int)write(channel->fd, bytes, size);
  return count > 0 ? count : 0;
}

// Returns whether the channel is open, after a call that received nothing.
static inline int is_open(Channel *channel, int received) {
  if (!channel->ssl) {
    return received < 0 && errno == EAGAIN;
  }
  int error = SSL_get_error(channel->ssl, received);
  return error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
}

static inline void watch(void *owner, Channel *channel, int operation, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = owner};
  epoll_ctl(poller, operation, channel->fd, &event);
}
