// The load of the TLS benchmark: members of one room, some of which send lines. Each delivery is counted by its mark.
//
//   tls-load tls|plain PORT SERVER_PID fan-out MEMBERS SENDERS SECONDS
//   tls-load tls|plain PORT SERVER_PID idle CONNECTIONS SECONDS
//
// gcc -O2 -o tls-load tls-load.c -lssl -lcrypto
#include "channel.h"
#include <time.h>

enum {
  LINE_BYTES = 64, // what each message has, with its line feed
  WINDOW = 256     // how many messages are under way
};

static const char MARK = '~';
static uint64_t delivered, lost;

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static Channel *connected(int port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in address = localhost(port);
  if (connect(fd, (struct sockaddr *)&address, sizeof address)) {
    fail("can't connect");
  }
  Channel *channel = calloc(1, sizeof *channel);
  open_channel(channel, fd);
  if (channel->ssl && SSL_connect(channel->ssl) != 1) {
    fprintf(stderr, "the TLS handshake failed\n");
    exit(1);
  }
  fcntl(fd, F_SETFL, O_NONBLOCK);
  watch(channel, channel, EPOLL_CTL_ADD, EPOLLIN);
  return channel;
}

static void count_deliveries(Channel *channel) {
  static char bytes[READ_BYTES];
  int got;
  while ((got = receive(channel, bytes, sizeof bytes)) > 0) {
    for (char *at = bytes; (at = memchr(at, MARK, bytes + got - at)); at++) {
      delivered++;
    }
  }
  if (!is_open(channel, got)) {
    lost++;
    watch(channel, channel, EPOLL_CTL_DEL, 0);
  }
}

static void receive_all(int milliseconds) {
  struct epoll_event events[EVENTS];
  int ready = epoll_wait(poller, events, EVENTS, milliseconds);
  for (int i = 0; i < ready; i++) {
    count_deliveries(events[i].data.ptr);
  }
}

static void receive_for(double time) {
  for (double end = seconds() + time; seconds() < end;) {
    receive_all(10);
  }
}

static void send_line(Channel *channel) {
  char line[LINE_BYTES];
  memset(line, 'x', sizeof line);
  line[0] = MARK;
  line[LINE_BYTES - 1] = '\n';
  for (int sent = 0; sent < LINE_BYTES;) {
    int taken = transmit(channel, line + sent, LINE_BYTES - sent);
    if (taken == 0) {
      receive_all(1);
    }
    sent += taken;
  }
}

static double processor_seconds(int pid) {
  char name[64], text[1024];
  snprintf(name, sizeof name, "/proc/%d/stat", pid);
  FILE *file = fopen(name, "r");
  if (!file) {
    return 0;
  }
  text[fread(text, 1, sizeof text - 1, file)] = 0;
  fclose(file);
  unsigned long user = 0, system = 0;
  sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system);
  return (user + system) / (double)sysconf(_SC_CLK_TCK);
}

static long resident_kib(int pid) {
  char name[64], line[256];
  long kib = 0;
  snprintf(name, sizeof name, "/proc/%d/status", pid);
  FILE *file = fopen(name, "r");
  while (file && fgets(line, sizeof line, file)) {
    sscanf(line, "VmRSS: %ld", &kib);
  }
  if (file) {
    fclose(file);
  }
  return kib;
}

// Keeps a window of messages under way, and measures after half of the time.
static void fan_out(int port, int pid, int members, int senders, double time) {
  Channel **member = calloc(members, sizeof *member);
  for (int i = 0; i < members; i++) {
    member[i] = connected(port);
    transmit(member[i], "\n", 1); // the first byte makes the client a guest of chat-server
    receive_all(0);
  }
  receive_for(0.5);
  uint64_t sent = 0, delivered_before = 0;
  delivered = 0;
  double begin = seconds() + time / 2, end = begin + time, processor = 0;
  int measures = 0;
  for (double now; (now = seconds()) < end;) {
    if (!measures && now >= begin) {
      measures = 1;
      begin = now;
      delivered_before = delivered;
      processor = processor_seconds(pid);
    }
    while (sent - delivered / (members - 1) < WINDOW) {
      send_line(member[sent++ % senders * (members / senders)]);
    }
    receive_all(10);
  }
  double took = seconds() - begin;
  uint64_t count = delivered - delivered_before;
  printf("members %4d: deliveries/s %9.0f, processor us/delivery %.3f, lost connections %llu\n", members, count / took,
         (processor_seconds(pid) - processor) / count * 1e6, (unsigned long long)lost);
}

static void idle(int port, int pid, int connections, double time) {
  long before = resident_kib(pid);
  double begin = seconds();
  for (int i = 0; i < connections; i++) {
    connected(port);
  }
  double took = seconds() - begin;
  receive_for(time);
  printf("connections %d: connected %.0f/s, resident KiB each %.1f, lost connections %llu\n", connections,
         connections / took, (resident_kib(pid) - before) / (double)connections, (unsigned long long)lost);
}

int main(int count, char **argument) {
  int fans_out = count == 8 && !strcmp(argument[4], "fan-out");
  if (!fans_out && !(count == 7 && !strcmp(argument[4], "idle"))) {
    fprintf(stderr, "usage: tls-load tls|plain PORT SERVER_PID fan-out MEMBERS SENDERS SECONDS\n"
                    "       tls-load tls|plain PORT SERVER_PID idle CONNECTIONS SECONDS\n");
    return 2;
  }
  prepare(strcmp(argument[1], "tls") ? 0 : TLS_client_method());
  int port = atoi(argument[2]), pid = atoi(argument[3]);
  if (fans_out) {
    fan_out(port, pid, atoi(argument[5]), atoi(argument[6]), atof(argument[7]));
  } else {
    idle(port, pid, atoi(argument[5]), atof(argument[6]));
  }
  return lost > 0;
}
