// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tools chart FOLDER NAMESPACE [KEY=VALUE]... writes the manifests that Helm makes of a chart, tools kustomize FOLDER those
// that kubectl -k makes of a kustomization, tools files FILE... those in the files: as one JSON list, by the code of those
// programs. tools metrics reads an answer to Prometheus from standard input and writes what promtool check metrics would
// find wrong with it, by the same code.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/engine"
	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"
)

func chart(folder, namespace string, settings []string) (string, error) {
	loaded, err := loader.Load(folder)
	if err != nil {
		return "", err
	}
	given := map[string]interface{}{}
	for _, setting := range settings {
		if err := strvals.ParseInto(setting, given); err != nil {
			return "", err
		}
	}
	options := chartutil.ReleaseOptions{Name: "liteboxd", Namespace: namespace, IsInstall: true}
	values, err := chartutil.ToRenderValues(loaded, given, options, chartutil.DefaultCapabilities)
	if err != nil {
		return "", err
	}
	files, err := engine.Render(loaded, values)
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	documents := make([]string, 0, len(files))
	for _, name := range names {
		documents = append(documents, files[name])
	}
	return strings.Join(documents, "\n---\n"), nil
}

func kustomize(folder string) (string, error) {
	made, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(filesys.MakeFsOnDisk(), folder)
	if err != nil {
		return "", err
	}
	text, err := made.AsYaml()
	return string(text), err
}

func metrics() error {
	problems, err := promlint.New(os.Stdin).Lint()
	for _, problem := range problems {
		fmt.Println(problem.Metric + ": " + problem.Text)
	}
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%d problems", len(problems))
	}
	return err
}

func run() error {
	if len(os.Args) == 2 && os.Args[1] == "metrics" {
		return metrics()
	}
	if len(os.Args) < 3 {
		return fmt.Errorf("usage: tools chart FOLDER NAMESPACE [KEY=VALUE]... | kustomize FOLDER | files FILE... | metrics")
	}
	var text string
	var err error
	switch os.Args[1] {
	case "chart":
		text, err = chart(os.Args[2], os.Args[3], os.Args[4:])
	case "kustomize":
		text, err = kustomize(os.Args[2])
	default:
		for _, name := range os.Args[2:] {
			file, readError := os.ReadFile(name)
			if readError != nil {
				return readError
			}
			text += "\n---\n" + string(file)
		}
	}
	if err != nil {
		return err
	}
	objects := []interface{}{}
	for _, document := range strings.Split(text, "\n---\n") {
		var object map[string]interface{}
		if err := yaml.UnmarshalStrict([]byte(document), &object); err != nil {
			return fmt.Errorf("%w in:\n%s", err, document)
		}
		if len(object) > 0 {
			objects = append(objects, object)
		}
	}
	return json.NewEncoder(os.Stdout).Encode(objects)
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "tools:", err)
		os.Exit(1)
	}
}
