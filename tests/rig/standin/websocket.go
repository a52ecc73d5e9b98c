// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

package main

import (
	"bufio"
	"crypto/sha1"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"io"
	"strconv"
	"strings"
)

const (
	opText  = 1
	opBytes = 2
	opClose = 8
	opPing  = 9
	opPong  = 10
)

// frame is one WebSocket frame (RFC 6455, 5.2), without its mask.
type frame struct {
	first   byte // FIN, RSV1–3 and opcode, as on the wire
	payload []byte
}

func (f frame) opcode() byte  { return f.first & 15 }
func (f frame) isFinal() bool { return f.first&0x80 != 0 }

func readFrame(reader *bufio.Reader) (frame, error) {
	var head [2]byte
	if _, err := io.ReadFull(reader, head[:]); err != nil {
		return frame{}, err
	}
	size := uint64(head[1] & 127)
	var long [8]byte
	switch size {
	case 126:
		if _, err := io.ReadFull(reader, long[6:]); err != nil {
			return frame{}, err
		}
		size = binary.BigEndian.Uint64(long[:])
	case 127:
		if _, err := io.ReadFull(reader, long[:]); err != nil {
			return frame{}, err
		}
		size = binary.BigEndian.Uint64(long[:])
	}
	var mask [4]byte
	if head[1]&0x80 != 0 {
		if _, err := io.ReadFull(reader, mask[:]); err != nil {
			return frame{}, err
		}
	}
	if size > 256<<20 {
		return frame{}, fmt.Errorf("a frame of %d bytes", size)
	}
	payload := make([]byte, size)
	if _, err := io.ReadFull(reader, payload); err != nil {
		return frame{}, err
	}
	for i := range payload {
		payload[i] ^= mask[i&3]
	}
	return frame{head[0], payload}, nil
}

func (f frame) bytes() []byte {
	out := []byte{f.first}
	switch size := len(f.payload); {
	case size < 126:
		out = append(out, byte(size))
	case size < 1<<16:
		out = binary.BigEndian.AppendUint16(append(out, 126), uint16(size))
	default:
		out = binary.BigEndian.AppendUint64(append(out, 127), uint64(size))
	}
	return append(out, f.payload...)
}

func control(opcode byte, payload []byte) frame { return frame{0x80 | opcode, payload} }

func closing(code uint16, reason string) frame {
	return control(opClose, append(binary.BigEndian.AppendUint16(nil, code), reason...))
}

// webSocket upgrades /ws, and misbehaves in its own way below that path.
func webSocket(x *exchange) {
	offer := func(name string) string { return strings.Join(x.request.Header.Values(name), ", ") }
	accept := sha1.Sum([]byte(x.request.Header.Get("Sec-WebSocket-Key") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
	fields := []string{"Upgrade: websocket", "Connection: Upgrade", "X-Sandbox: hello"}
	switch x.request.URL.Path {
	case "/ws":
		if !strings.EqualFold(x.request.Header.Get("Upgrade"), "websocket") {
			x.reply(426, "text/plain", []byte("this is a WebSocket\n"), "Upgrade: websocket")
			return
		}
	case "/ws/refuse":
		x.reply(403, "text/plain", []byte("refused by the sandbox\n"))
		return
	case "/ws/wrong-accept":
		accept[0] ^= 1
	case "/ws/unasked":
	default:
		x.reply(404, "text/plain", []byte("no such WebSocket\n"))
		return
	}
	fields = append(fields, "Sec-WebSocket-Accept: "+base64.StdEncoding.EncodeToString(accept[:]))
	if protocols := offer("Sec-WebSocket-Protocol"); protocols != "" {
		first, _, _ := strings.Cut(protocols, ",")
		fields = append(fields, "Sec-WebSocket-Protocol: "+strings.TrimSpace(first))
	}
	// With ?extensions the first offer is accepted as it stands; frames are echoed with their RSV bits either way.
	if extensions := offer("Sec-WebSocket-Extensions"); extensions != "" && x.request.URL.Query().Has("extensions") {
		first, _, _ := strings.Cut(extensions, ",")
		fields = append(fields, "Sec-WebSocket-Extensions: "+strings.TrimSpace(first))
	}
	x.start(101, fields...)
	x.hangUp = true
	talk(x)
}

// talk echoes data frames one by one, fragments as fragments, and obeys the text commands of the README.
func talk(x *exchange) {
	send := func(f frame) bool {
		_, err := x.connection.Write(f.bytes())
		return err == nil
	}
	for {
		f, err := readFrame(x.reader)
		if err != nil {
			return
		}
		alive := true
		switch {
		case f.opcode() == opPing:
			alive = send(control(opPong, f.payload))
		case f.opcode() == opPong:
			alive = send(control(opText, append([]byte("pong "), f.payload...)))
		case f.opcode() == opClose:
			send(control(opClose, f.payload))
			return
		case f.opcode() == opText && f.isFinal():
			alive = obey(x, f, send)
		default:
			alive = send(f)
		}
		if !alive {
			return
		}
	}
}

// obey does what a text message asks for, or echoes it. False: the connection is over.
func obey(x *exchange, f frame, send func(frame) bool) bool {
	word, rest, _ := strings.Cut(string(f.payload), " ")
	switch word {
	case "head":
		return send(control(opText, x.head))
	case "ping":
		return send(control(opPing, []byte(rest)))
	case "flood":
		left, _ := strconv.Atoi(rest)
		for ; left > 0; left -= 64 << 10 {
			if !send(control(opBytes, make([]byte, min(left, 64<<10)))) {
				return false
			}
		}
		return true
	case "close":
		code, reason, _ := strings.Cut(rest, " ")
		number, _ := strconv.Atoi(code)
		send(closing(uint16(number), reason))
		readFrame(x.reader) // the peer's Close
		return false
	case "drop":
		return false
	case "cut":
		x.connection.Write([]byte{0x80 | opBytes, 100, 'x'})
		return false
	}
	return send(f)
}
