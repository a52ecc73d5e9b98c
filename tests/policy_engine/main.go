// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes cases of network policies with the verdicts of Cilium's own policy engine, one JSON object a line:
// {"seed": 7, "objects": [...], "questions": [{"pod", "direction", "peer", "port", "verdict"}]}.
// With -answer it reads such cases from standard input and fills in the verdicts.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/cilium/cilium/pkg/logging"
)

type testCase struct {
	Seed      uint64     `json:"seed"`
	Objects   []object   `json:"objects"`
	Questions []question `json:"questions"`
}

// answered is the case with the engine's verdicts, without the questions that have none.
func answered(c testCase, mayConflict bool) (testCase, error) {
	seen, err := newCluster(c.Objects)
	if err != nil {
		return c, err
	}
	var kept []question
	for _, q := range c.Questions {
		ok, err := seen.answer(&q, mayConflict)
		if err != nil {
			return c, err
		}
		if ok {
			kept = append(kept, q)
		}
	}
	c.Questions = kept
	return c, nil
}

// trace tells what the engine refuses, if POLICY_ENGINE_TRACE is set.
func trace(format string, what ...any) {
	if os.Getenv("POLICY_ENGINE_TRACE") != "" {
		fmt.Fprintf(os.Stderr, "policy_engine: "+format+"\n", what...)
	}
}

func write(out *bufio.Writer, c testCase) error {
	line, err := json.Marshal(c)
	if err != nil {
		return err
	}
	_, err = out.Write(append(line, '\n'))
	return err
}

func answerAll(in io.Reader, out *bufio.Writer) error {
	decoder := json.NewDecoder(in)
	for {
		var c testCase
		if err := decoder.Decode(&c); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		c, err := answered(c, true)
		if err != nil {
			return err
		}
		if err := write(out, c); err != nil {
			return err
		}
	}
}

func generateAll(seed, count uint64, out *bufio.Writer) error {
	for at := seed; at < seed+count; at++ {
		g := newGenerator(at)
		c, err := answered(g.testCase(), g.layer7)
		if err != nil {
			return fmt.Errorf("seed %d: %w", at, err)
		}
		if err := write(out, c); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	seed := flag.Uint64("seed", 1, "the first case")
	count := flag.Uint64("cases", 100, "how many cases")
	answer := flag.Bool("answer", false, "answer cases from standard input")
	flag.Parse()
	logging.DefaultSlogLogger = slog.New(slog.NewTextHandler(io.Discard, nil))
	out := bufio.NewWriter(os.Stdout)
	err := configure()
	if err == nil && *answer {
		err = answerAll(os.Stdin, out)
	} else if err == nil {
		err = generateAll(*seed, *count, out)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "policy_engine:", err)
		os.Exit(1)
	}
}
